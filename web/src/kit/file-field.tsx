import { useId } from 'preact/hooks';
import { Said, saidOf } from './said';

interface Props {
  label: string;
  /** Kinds of files, as the native input takes them. */
  accept: string;
  onFile: (file: File) => void;
  error?: string | undefined;
  hint?: string | undefined;
}

/** A file from the person's device, chosen or dropped on the field. */
export function FileField({ label, accept, onFile, error, hint }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        class="form-control"
        accept={accept}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) onFile(file);
        }}
        {...saidOf({ id, error, hint })}
      />
      <Said id={id} error={error} hint={hint} />
    </div>
  );
}
