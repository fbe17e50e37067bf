/** What a clock on the wall shows somewhere: a day and a time, without a zone. */
export interface WallTime {
  /** YYYY-MM-DD */
  date: string;
  /** hh:mm */
  time: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The zone of this browser, IANA. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function formatIn(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
}

/** What the clocks of a zone show at an instant. */
export function wallTimeAt(instant: string | number, zone: string): WallTime {
  const [date = '', time = ''] = formatIn(zone).format(new Date(instant)).split(' ');
  return { date, time };
}

/** How far the clocks of a zone are ahead of UTC at an instant, ms. */
function offsetMs(instant: number, zone: string): number {
  const { date, time } = wallTimeAt(instant, zone);
  const minute = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${date}T${time}Z`) - minute;
}

/**
 * The instant at which the clocks of a zone show this, RFC 3339 in UTC.
 *
 * A time that a change of the clocks skips keeps the offset from before it, one that comes twice
 * is the first (RFC 5545). Both are what the earlier of the two offsets around says.
 */
export function instantOf({ date, time }: WallTime, zone: string): string {
  const asUtc = Date.parse(`${date}T${time}Z`);
  const before = asUtc - offsetMs(asUtc - DAY_MS, zone);
  const after = asUtc - offsetMs(asUtc + DAY_MS, zone);
  const isAfter = !isShown(before, asUtc, zone) && isShown(after, asUtc, zone);
  return `${new Date(isAfter ? after : before).toISOString().slice(0, 19)}Z`;
}

function isShown(instant: number, asUtc: number, zone: string): boolean {
  return instant + offsetMs(instant, zone) === asUtc;
}

/** A zone and its offset at an instant: "Asia/Omsk, GMT+6". */
export function namedZone(zone: string, instant: number, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortOffset' });
  const offset = parts.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
  return `${zone}, ${offset ?? ''}`;
}
