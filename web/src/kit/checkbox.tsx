import { useId } from 'preact/hooks';
import { Said, saidOf } from './said';

interface Props {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  error?: string | undefined;
  hint?: string | undefined;
  disabled?: boolean;
}

function Check({ label, checked, onChange, error, hint, disabled = false, ...kind }: Props & Kind) {
  const id = useId();
  return (
    <div class="field">
      <label class={kind.role ? 'form-check form-switch' : 'form-check'}>
        <input
          {...kind}
          type="checkbox"
          class="form-check-input"
          checked={checked}
          disabled={disabled}
          onChange={({ currentTarget }) => {
            onChange(currentTarget.checked);
          }}
          {...saidOf({ id, error, hint })}
        />
        <span>{label}</span>
      </label>
      <Said id={id} error={error} hint={hint} />
    </div>
  );
}

interface Kind {
  role?: 'switch';
}

/** Something to be ticked, in force once the form is sent. */
export function Checkbox(props: Props) {
  return <Check {...props} />;
}

/** Something to be turned on and off, in force at once. */
export function Switch(props: Props) {
  return <Check {...props} role="switch" />;
}
