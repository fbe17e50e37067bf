import { Button } from '../../kit/button';
import { Field } from '../../kit/field';
import { Select } from '../../kit/select';
import { text } from '../../texts/texts';
import { PARTS, wrongWith, type Place } from './mapping';
import type { Sheet } from './sheet';

const CHOICES = [...PARTS, 'field', 'ignored'] as const;

const LABELS = {
  phone: 'client-phone',
  operator_code: 'client-operator-code',
  tag: 'client-tag',
  timezone: 'client-timezone',
  opted_out: 'client-opts-out',
  consent_at: 'client-consent-at',
  consent_source: 'client-consent-source',
  field: 'import-to-field',
  ignored: 'import-ignored',
} as const;

const DELIMITER_NAMES = {
  ',': 'import-comma',
  ';': 'import-semicolon',
  '\t': 'import-tab',
} as const;

interface Props {
  file: File;
  sheet: Sheet;
  places: readonly Place[];
  onChange: (places: readonly Place[]) => void;
  onBack: () => void;
  onCheck: () => void;
}

/** What each column of the file is. */
export function ColumnsStep({ file, sheet, places, onChange, onBack, onCheck }: Props) {
  const wrong = wrongWith(places);
  return (
    <div class="card form">
      <p>
        <b>{file.name}</b>{' '}
        {text('import-read-as', {
          count: sheet.count,
          encoding: sheet.encoding,
          delimiter: text(DELIMITER_NAMES[sheet.delimiter]),
        })}
      </p>
      <ul class="import-columns">
        {places.map((place, index) => (
          <ColumnPlace
            key={index}
            place={place}
            samples={sheet.samples.map((row) => row[index] ?? '').filter(Boolean)}
            onChange={(next) => {
              onChange(places.map((one, at) => (at === index ? next : one)));
            }}
          />
        ))}
      </ul>
      {wrong && (
        <div class="alert alert-warning" role="status">
          {text(wrong)}
        </div>
      )}
      <div class="form-end">
        <Button onClick={onBack}>{text('import-other-file')}</Button>
        <Button look="primary" disabled={wrong !== null} onClick={onCheck}>
          {text('import-check')}
        </Button>
      </div>
    </div>
  );
}

interface PlaceProps {
  place: Place;
  samples: readonly string[];
  onChange: (place: Place) => void;
}

function ColumnPlace({ place, samples, onChange }: PlaceProps) {
  return (
    <li>
      <div class="import-column">
        <b>{place.column || text('import-unnamed')}</b>
        <span class="form-text">{samples.join(' · ')}</span>
      </div>
      <Select
        label={text('import-place', { column: place.column })}
        value={place.to}
        options={CHOICES.map((value) => ({ value, label: text(LABELS[value]) }))}
        onChange={(to) => {
          onChange({ ...place, to });
        }}
      />
      {place.to === 'field' && (
        <Field
          name="name"
          label={text('import-name', { column: place.column })}
          value={place.name}
          autocomplete="off"
          onInput={({ currentTarget }) => {
            onChange({ ...place, name: currentTarget.value });
          }}
        />
      )}
    </li>
  );
}
