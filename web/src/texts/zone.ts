import { signal } from '@preact/signals';

/** The browser's own time zone, IANA. */
export const BROWSER_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone that wall times on the page are of: the person's, else the browser's. */
export const zone = signal(BROWSER_ZONE);

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** The wall time of an instant as if it were UTC, epoch ms: what differs is the offset. */
function wallMs(instantMs: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(instantMs);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second } = part;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function offsetMs(instantMs: number, timeZone: string): number {
  const whole = Math.floor(instantMs / 1000) * 1000;
  return wallMs(whole, timeZone) - whole;
}

/** The wall time of an instant in a zone, to the minute: "2026-11-22T14:30". */
export function wallTimeOf(instant: string | number, timeZone: string): string {
  return new Date(wallMs(new Date(instant).getTime(), timeZone)).toISOString().slice(0, 16);
}

/**
 * The instant of a wall time in a zone, RFC 3339 in UTC.
 *
 * A time that a change of the clocks skips keeps the offset from before it (RFC 5545); of one that
 * comes twice the first counts.
 */
export function instantOf(wall: string, timeZone: string): string {
  const asUtc = Date.parse(`${wall}Z`);
  // The offsets half a day before and after: between them there is at most one change.
  const before = offsetMs(asUtc - 43_200_000, timeZone);
  const after = offsetMs(asUtc + 43_200_000, timeZone);
  const fits = [before, after].find((offset) => offsetMs(asUtc - offset, timeZone) === offset);
  return new Date(asUtc - (fits ?? before)).toISOString();
}
