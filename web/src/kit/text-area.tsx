import type { TextareaHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';
import { Said, saidOf } from './said';

interface Props extends Omit<TextareaHTMLAttributes, 'label' | 'onInput' | 'value'> {
  label: string;
  value: string;
  onInput: (value: string) => void;
  error?: string | undefined;
  hint?: string | undefined;
  /** Lines that are shown even when it is empty. */
  rows?: number;
}

/** A labelled field of many lines that grows with its text. */
export function TextArea({ label, value, onInput, error, hint, rows = 3, ...native }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {label}
      </label>
      <textarea
        {...native}
        id={id}
        class="form-control"
        rows={rows}
        style={{ '--rows': rows }}
        value={value}
        onInput={({ currentTarget }) => {
          onInput(currentTarget.value);
        }}
        {...saidOf({ id, error, hint })}
      />
      <Said id={id} error={error} hint={hint} />
    </div>
  );
}
