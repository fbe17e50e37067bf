import type { LocalWindow } from '../../http/types';
import { Switch } from '../../kit/checkbox';
import { Field } from '../../kit/field';
import { Said } from '../../kit/said';
import { language, text } from '../../texts/texts';
import { DAYTIME } from '../model';

interface Props {
  value: LocalWindow | null;
  onChange: (value: LocalWindow | null) => void;
  error: string | undefined;
}

/** A Monday; the days after it have the other names. */
const MONDAY_MS = Date.UTC(2026, 10, 23);
const DAY_MS = 86_400_000;
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The short name of a weekday, 1 is Monday. */
export function weekday(day: number): string {
  const format = new Intl.DateTimeFormat(language.value, { weekday: 'short', timeZone: 'UTC' });
  return format.format(MONDAY_MS + (day - 1) * DAY_MS);
}

/** Hours and weekdays in each client's own zone at which he may be written to. */
export function WindowFields({ value, onChange, error }: Props) {
  return (
    <>
      <Switch
        label={text('window-on')}
        hint={text('window-hint')}
        checked={value !== null}
        onChange={(isOn) => {
          onChange(isOn ? DAYTIME : null);
        }}
      />
      {value && (
        <>
          <div class="window-hours">
            {(['from', 'to'] as const).map((part) => (
              <Field
                key={part}
                name={part}
                type="time"
                label={text(`window-${part}`)}
                value={value[part]}
                onInput={({ currentTarget }) => {
                  onChange({ ...value, [part]: currentTarget.value });
                }}
              />
            ))}
          </div>
          <Days value={value} onChange={onChange} />
          <Said id="window" error={error} />
        </>
      )}
    </>
  );
}

function Days({ value, onChange }: { value: LocalWindow; onChange: Props['onChange'] }) {
  return (
    <fieldset class="field">
      <legend class="form-label">{text('window-days')}</legend>
      <div class="window-days">
        {DAYS.map((day) => (
          <label key={day} class="form-check">
            <input
              type="checkbox"
              class="form-check-input"
              checked={value.days.includes(day)}
              onChange={({ currentTarget: { checked } }) => {
                const others = value.days.filter((one) => one !== day);
                const days = checked ? [...others, day].sort((a, b) => a - b) : others;
                onChange({ ...value, days });
              }}
            />
            <span>{weekday(day)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
