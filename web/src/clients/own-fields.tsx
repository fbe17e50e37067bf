import { useId } from 'preact/hooks';
import { Button, IconButton } from '../kit/button';
import { Said, saidOf } from '../kit/said';
import { text } from '../texts/texts';

interface Row {
  /** Stays the same while its name is being typed. */
  key: number;
  name: string;
  value: string;
}

let lastKey = 0;

function rowOf(name: string, value: string): Row {
  lastKey += 1;
  return { key: lastKey, name, value };
}

export function rowsOf(fields: Readonly<Record<string, string>>): readonly Row[] {
  return Object.entries(fields).map(([name, value]) => rowOf(name, value));
}

/** What the rows say; one without a name says nothing. */
export function fieldsOf(rows: readonly Row[]): Record<string, string> {
  const named = rows.filter(({ name }) => name.trim() !== '');
  return Object.fromEntries(named.map(({ name, value }) => [name.trim(), value]));
}

interface Props {
  rows: readonly Row[];
  onChange: (rows: readonly Row[]) => void;
  error?: string | undefined;
}

/** Whatever else is known of a client, by names that texts of mailings may use. */
export function OwnFields({ rows, onChange, error }: Props) {
  const id = useId();
  return (
    <fieldset class="field own-fields">
      <legend class="form-label">{text('client-fields')}</legend>
      {rows.map((row) => (
        <div key={row.key} class="own-field">
          {(['name', 'value'] as const).map((part) => (
            <input
              key={part}
              class="form-control"
              aria-label={text(`client-field-${part}`)}
              placeholder={text(`client-field-${part}`)}
              value={row[part]}
              onInput={({ currentTarget: { value } }) => {
                onChange(rows.map((one) => (one === row ? { ...row, [part]: value } : one)));
              }}
              {...saidOf({ id, error, hint: ' ' })}
            />
          ))}
          <IconButton
            icon="cross"
            label={text('client-field-remove', { name: row.name })}
            onClick={() => {
              onChange(rows.filter((one) => one !== row));
            }}
          />
        </div>
      ))}
      <Said id={id} error={error} hint={text('client-fields-hint', { example: '{name}' })} />
      <div>
        <Button
          size="small"
          icon="plus"
          onClick={() => {
            onChange([...rows, rowOf('', '')]);
          }}
        >
          {text('client-field-add')}
        </Button>
      </div>
    </fieldset>
  );
}
