import { useLayoutEffect, useRef, useState } from 'preact/hooks';
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

interface Times {
  /** One where there is no doubt. */
  times: readonly Time[];
  error: string | undefined;
}

const NONE: Times = { times: [], error: undefined };

/** The times that a line may mean. */
function useTimesIn(line: string): Times {
  const reading = useReading(line);
  if (!line.trim() || !reading) return NONE;
  const { parsed, failure } = reading;
  if (!parsed) return { times: [], error: failure?.fields.reminder_time ?? failure?.message };
  const meant = parsed.reminder_time === null ? parsed.ambiguous : [parsed];
  const times = meant.map(({ reminder_time, recurrence }) => ({
    at: reminder_time ?? '',
    ...(recurrence && { recurrence: { rrule: recurrence.rrule, mode: 'calendar' as const } }),
  }));
  return { times, error: times.length === 0 ? text('words-not-understood') : undefined };
}

/** A time in the person's own words; what was understood is a button to press, or Enter. */
export function OwnWords({ onRead }: { onRead: (at: string, recurrence?: Recurrence) => void }) {
  const [line, setLine] = useState('');
  const [isEntered, setIsEntered] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { times, error } = useTimesIn(line);

  // Enter may be quicker than the reading: what was pressed is done once it is there.
  useLayoutEffect(() => {
    const [only] = times;
    if (!isEntered || !only) return;
    setIsEntered(false);
    if (times.length === 1) onRead(only.at, only.recurrence);
    else box.current?.querySelector('button')?.focus();
  }, [isEntered, times, onRead]);

  return (
    <div ref={box} class="own-words">
      <Field
        name="words"
        label={text('reminder-words')}
        placeholder={text('reminder-words-example')}
        autocomplete="off"
        value={line}
        error={error}
        onInput={({ currentTarget: { value } }) => {
          setLine(value);
          setIsEntered(false);
        }}
        onBlur={() => {
          setIsEntered(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          setIsEntered(true);
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
