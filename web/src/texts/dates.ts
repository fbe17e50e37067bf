import { language, text } from './texts';

const DAY_MS = 86_400_000;

function format(at: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language.value, options).format(at);
}

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

/** Day and time in full, with the zone: «воскресенье, 22 ноября 2026 г., 14:30, GMT+3». */
export function exactTime(instant: string): string {
  return format(new Date(instant), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}

/** Day and time as people say them: "today at 14:30", "25 Nov at 09:00". */
export function saidTime(instant: string, now = new Date()): string {
  const at = new Date(instant);
  const time = format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = Math.round((midnight(at) - midnight(now)) / DAY_MS);
  const near = { [-1]: 'time-yesterday', 0: 'time-today', 1: 'time-tomorrow' }[days];
  if (near) return text(near, { time });
  const sameYear = at.getFullYear() === now.getFullYear();
  const day = format(at, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return text('time-day', { day, time });
}

/** How long, rounded down, in its two largest units: "7 min", "1 h 5 min", "2 d 3 h". */
export function saidDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 24)
    return text('duration-days', { days: Math.floor(hours / 24), hours: hours % 24 });
  if (hours >= 1) return text('duration-hours', { hours, minutes: minutes % 60 });
  return text('duration-minutes', { minutes });
}

const pad = (value: number) => String(value).padStart(2, '0');

function wallTime(at: Date): string {
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

/** The local wall time of an instant, as `<input type="datetime-local">` wants it. */
export function toWallTime(instant: string): string {
  return wallTime(new Date(instant));
}

/**
 * The instant of a local wall time, RFC 3339 with this browser's offset at that time.
 *
 * A time that a change of the clocks skips keeps the offset from before it (RFC 5545).
 */
export function fromWallTime(typed: string): string {
  const at = new Date(typed);
  const offsetMin = -at.getTimezoneOffset();
  const sign = offsetMin < 0 ? '-' : '+';
  const offset = `${pad(Math.floor(Math.abs(offsetMin) / 60))}:${pad(Math.abs(offsetMin) % 60)}`;
  return `${wallTime(at)}:${pad(at.getSeconds())}${sign}${offset}`;
}
