import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../../http/failure';
import { exactTime } from '../../texts/dates';
import { text } from '../../texts/texts';
import { zone } from '../../texts/zone';
import { previewRepeat } from '../questions';

const SHOWN = 5;

interface Props {
  rrule: string;
  /** The time that the series begins at; null: none yet. */
  from: string | null;
}

/** The next times of a series, so that a rule is seen to be the one that was meant. */
export function NextTimes({ rrule, from }: Props) {
  const [times, setTimes] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    if (from === null) return;
    let isCurrent = true;
    const question = { rrule, dtstart: from, timezone: zone.value, count: SHOWN };
    previewRepeat(question).then(
      (found) => {
        if (isCurrent) setTimes(found);
      },
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        if (isCurrent) setFailure(error);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [rrule, from]);

  if (failure) return <p class="form-text">{failure.message}</p>;
  if (times.length === 0) return null;
  return (
    <div class="next-times">
      <span class="form-label">{text('repeat-next')}</span>
      <ul>
        {times.map((time) => (
          <li key={time}>{exactTime(time)}</li>
        ))}
      </ul>
    </div>
  );
}
