import { useRef } from 'preact/hooks';
import { Button } from '../../kit/button';
import { TextArea } from '../../kit/text-area';
import { text } from '../../texts/texts';
import { TEXT_MAX } from '../model';

interface Props {
  value: string;
  /** Names of fields that clients have. */
  fields: readonly string[];
  onChange: (value: string) => void;
  error: string | undefined;
  disabled: boolean;
}

/** What is sent, with the clients' own fields put in by a press. */
export function TextPart({ value, fields, onChange, error, disabled }: Props) {
  const place = useRef<HTMLDivElement>(null);

  function insert(placeholder: string) {
    const area = place.current?.querySelector('textarea');
    if (!area) return;
    area.setRangeText(placeholder, area.selectionStart, area.selectionEnd, 'end');
    onChange(area.value);
    area.focus();
  }

  return (
    <section class="card form" ref={place}>
      <TextArea
        label={text('mailing-text')}
        value={value}
        rows={4}
        maxLength={TEXT_MAX}
        disabled={disabled}
        placeholder={text('mailing-text-example', { field: '{name|…}' })}
        hint={text('mailing-text-hint', { field: '{name}', instead: '{name|…}' })}
        error={error}
        onInput={onChange}
      />
      {fields.length > 0 && !disabled && (
        <div class="presets" role="group" aria-label={text('mailing-put-in')}>
          {fields.map((field) => (
            <Button
              key={field}
              size="small"
              onClick={() => {
                insert(`{${field}}`);
              }}
            >
              {`{${field}}`}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
