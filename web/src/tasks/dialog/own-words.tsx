import { useState } from 'preact/hooks';
import type { Recurrence } from '../../http/types';
import { Button } from '../../kit/button';
import { Field } from '../../kit/field';
import { exactTime, saidTime } from '../../texts/dates';
import { text } from '../../texts/texts';
import { useReading } from '../adding/use-reading';
import { repeatInWords } from '../repeat-words';

interface Time {
  at: string;
  recurrence?: Recurrence;
}

/** The times that a line may mean; one where there is no doubt. */
function useTimesIn(line: string): { times: readonly Time[]; error: string | undefined } {
  const reading = useReading(line);
  if (!line.trim() || !reading) return { times: [], error: undefined };
  const { parsed, failure } = reading;
  if (!parsed) return { times: [], error: failure?.fields.reminder_time ?? failure?.message };
  const meant = parsed.reminder_time === null ? parsed.ambiguous : [parsed];
  const times = meant.map(({ reminder_time, recurrence }) => ({
    at: reminder_time ?? '',
    ...(recurrence && { recurrence: { rrule: recurrence.rrule, mode: 'calendar' as const } }),
  }));
  return { times, error: times.length === 0 ? text('words-not-understood') : undefined };
}

/** A time in the person's own words; what was understood is a button to press. */
export function OwnWords({ onRead }: { onRead: (at: string, recurrence?: Recurrence) => void }) {
  const [line, setLine] = useState('');
  const { times, error } = useTimesIn(line);
  const [only] = times;

  return (
    <div class="own-words">
      <Field
        name="words"
        label={text('reminder-words')}
        placeholder={text('reminder-words-example')}
        autocomplete="off"
        value={line}
        error={error}
        onInput={({ currentTarget: { value } }) => {
          setLine(value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (only && times.length === 1) onRead(only.at, only.recurrence);
        }}
      />
      <div class="presets" aria-live="polite">
        {times.map(({ at, recurrence }) => (
          <Button
            key={at}
            size="small"
            title={exactTime(at)}
            onClick={() => {
              onRead(at, recurrence);
            }}
          >
            {saidTime(at)}
            {recurrence && `, ${repeatInWords(recurrence.rrule)}`}
          </Button>
        ))}
      </div>
    </div>
  );
}
