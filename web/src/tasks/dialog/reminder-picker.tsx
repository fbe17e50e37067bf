import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Recurrence, ReminderWish } from '../../http/types';
import { Button } from '../../kit/button';
import { DateTimeField } from '../../kit/date-time-field';
import { exactTime } from '../../texts/dates';
import { text } from '../../texts/texts';
import { zone } from '../../texts/zone';
import { OwnWords } from './own-words';
import { BEFORE_DUE_S, presetsAt } from './reminder-times';

interface Props {
  dueAt: string | null;
  /** What is being moved stands at this time. */
  at?: string;
  onPick: (wish: ReminderWish, recurrence?: Recurrence) => void;
  onCancel: () => void;
}

interface ReadyTimesProps {
  dueAt: string | null;
  onPick: (wish: ReminderWish) => void;
}

function ReadyTimes({ dueAt, onPick }: ReadyTimesProps) {
  const isToCome = (before_s: number) =>
    dueAt !== null && Date.parse(dueAt) - before_s * 1000 > Date.now();
  return (
    <div class="presets" role="group" aria-label={text('reminder-presets')}>
      {presetsAt(Date.now(), zone.value).map(({ name, at }) => (
        <Button
          key={name}
          size="small"
          title={exactTime(at)}
          onClick={() => {
            onPick({ at });
          }}
        >
          {text(name)}
        </Button>
      ))}
      {BEFORE_DUE_S.filter(isToCome).map((before_s) => (
        <Button
          key={before_s}
          size="small"
          onClick={() => {
            onPick({ before_s });
          }}
        >
          {text('reminder-before', { seconds: before_s })}
        </Button>
      ))}
    </div>
  );
}

/** When to remind: by a press, in own words, or by date and time; Esc leaves it as it was. */
export function ReminderPicker({ dueAt, at, onPick, onCancel }: Props) {
  const [chosen, setChosen] = useState<string | null>(at ?? null);
  const isPast = chosen !== null && Date.parse(chosen) <= Date.now();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector('button')?.focus(), []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    // Else the task around it would close, too.
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  }

  return (
    <div ref={box} class="picker" onKeyDown={onKeyDown}>
      <ReadyTimes dueAt={dueAt} onPick={onPick} />
      <OwnWords
        onRead={(time, recurrence) => {
          onPick({ at: time }, recurrence);
        }}
      />
      <DateTimeField
        label={text('reminder-exact')}
        value={chosen}
        zone={zone.value}
        error={isPast && chosen !== at ? text('time-past') : undefined}
        onChange={setChosen}
      />
      <div class="picker-end">
        <Button look="quiet" size="small" onClick={onCancel}>
          {text('cancel')}
        </Button>
        <Button
          look="primary"
          size="small"
          aria-disabled={chosen === null || isPast}
          onClick={() => {
            if (chosen !== null && !isPast) onPick({ at: chosen });
          }}
        >
          {text('reminder-set')}
        </Button>
      </div>
    </div>
  );
}
