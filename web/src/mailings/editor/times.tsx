import type { Failure } from '../../http/failure';
import { now } from '../../kit/clock';
import { DateTimeField } from '../../kit/date-time-field';
import { Select } from '../../kit/select';
import { text } from '../../texts/texts';
import { zone } from '../../texts/zone';
import { instant, startOf, type Draft, type Wrong } from './draft';
import { WindowFields } from './window-fields';

const HOUR_MS = 3_600_000;
const LASTS = { 'mailing-hour': 1, 'mailing-day': 24, 'mailing-week': 168 } as const;
const STARTS = ['now', 'later'] as const;

interface Props {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  wrong: Wrong;
  failure: Failure | null;
  /** Whether it has begun: then its start stays. */
  disabled: boolean;
}

function endPresets(start: string) {
  return Object.entries(LASTS).map(([name, hours]) => ({
    label: text(name),
    at: instant(Math.ceil(Date.parse(start) / 60_000) * 60_000 + hours * HOUR_MS),
  }));
}

/** When it begins and ends, and at which hours its clients may be written to. */
export function Times({ draft, onChange, wrong, failure, disabled }: Props) {
  const nowMs = now.value;
  const start = startOf(draft, nowMs) ?? instant(nowMs);
  const errorOf = (part: 'start_at' | 'end_at' | 'local_window') =>
    wrong[part] ? text(wrong[part]) : failure?.fields[part];
  return (
    <section class="card form" aria-label={text('mailing-times')}>
      <h3>{text('mailing-times')}</h3>
      {!disabled && (
        <Select
          label={text('mailing-start')}
          value={draft.startsNow ? 'now' : 'later'}
          options={STARTS.map((value) => ({ value, label: text(`mailing-starts-${value}`) }))}
          onChange={(value) => {
            onChange({ startsNow: value === 'now', start_at: draft.start_at });
          }}
        />
      )}
      {!draft.startsNow && !disabled && (
        <DateTimeField
          label={text('mailing-start-at')}
          value={draft.start_at}
          zone={zone.value}
          onChange={(start_at) => {
            onChange({ start_at });
          }}
          error={errorOf('start_at')}
        />
      )}
      <DateTimeField
        label={text('mailing-end')}
        value={draft.end_at}
        zone={zone.value}
        presets={endPresets(start)}
        min="now"
        onChange={(end_at) => {
          onChange({ end_at });
        }}
        error={errorOf('end_at')}
      />
      <WindowFields
        value={draft.local_window}
        onChange={(local_window) => {
          onChange({ local_window });
        }}
        error={errorOf('local_window')}
      />
    </section>
  );
}
