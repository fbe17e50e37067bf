import { exactTime, saidTime } from '../texts/dates';
import { language } from '../texts/texts';
import { now } from './clock';
import { Tip } from './tip';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Farther away than this a day and a time say more than a count of hours. */
const NEAR_MS = 6 * HOUR_MS;

/** How far an instant is: "in 5 minutes", "2 hours ago", "tomorrow at 09:00". */
export function relativeWords(at: string, nowMs: number): string {
  const away = Date.parse(at) - nowMs;
  if (Math.abs(away) >= NEAR_MS) return saidTime(at, new Date(nowMs));
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' });
  if (Math.abs(away) < MINUTE_MS) return format.format(0, 'second');
  if (Math.abs(away) < HOUR_MS) return format.format(Math.trunc(away / MINUTE_MS), 'minute');
  return format.format(Math.trunc(away / HOUR_MS), 'hour');
}

/** A time in relative words that follow the clock; the exact one is a hover, tap or focus away. */
export function RelativeTime({ at }: { at: string }) {
  const exact = exactTime(at);
  return (
    <Tip words={exact}>
      <button type="button" class="relative-time" aria-description={exact}>
        <time dateTime={at}>{relativeWords(at, now.value)}</time>
      </button>
    </Tip>
  );
}
