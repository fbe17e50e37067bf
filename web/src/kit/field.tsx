import type { InputHTMLAttributes } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Said, saidOf } from './said';

interface Props extends Omit<InputHTMLAttributes, 'label'> {
  name: string;
  label: string;
  /** What is wrong with the value, said under it. */
  error?: string | undefined;
  hint?: string | undefined;
  /** Whether it takes the focus when it appears. */
  autofocus?: boolean;
}

/** A labelled input whose error and hint stand under it. */
export function Field({ label, error, hint, autofocus = false, ...input }: Props) {
  const id = useId();
  const element = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (autofocus) element.current?.focus();
  }, [autofocus]);
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {label}
      </label>
      <input
        {...input}
        ref={element}
        id={id}
        class={error ? 'form-control is-invalid' : 'form-control'}
        {...saidOf({ id, error, hint })}
      />
      <Said id={id} error={error} hint={hint} />
    </div>
  );
}
