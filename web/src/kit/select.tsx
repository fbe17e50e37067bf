import { useId } from 'preact/hooks';
import { Said, saidOf } from './said';

interface Props<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  error?: string | undefined;
  hint?: string | undefined;
  disabled?: boolean;
}

/** A labelled choice of one from a few. */
export function Select<Value extends string>(props: Props<Value>) {
  const id = useId();
  const { label, value, options, onChange, error, hint, disabled = false } = props;
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="form-select"
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex];
          if (chosen) onChange(chosen.value);
        }}
        {...saidOf({ id, error, hint })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Said id={id} error={error} hint={hint} />
    </div>
  );
}
