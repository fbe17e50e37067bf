interface Props {
  id: string;
  error?: string | undefined;
  hint?: string | undefined;
}

/** What stands under a control: what is wrong with it, else what helps to fill it. */
export function Said({ id, error, hint }: Props) {
  const words = error ?? hint;
  if (!words) return null;
  return (
    <div id={`${id}-said`} class={error ? 'invalid-feedback' : 'form-text'}>
      {words}
    </div>
  );
}

/** The attributes that tie a control to what is said under it. */
export function saidOf({ id, error, hint }: Props) {
  return {
    'aria-invalid': error ? true : undefined,
    'aria-describedby': (error ?? hint) ? `${id}-said` : undefined,
  };
}
