import { language, text } from './texts';
import { zone } from './zone';

const DAY_MS = 86_400_000;

/** Making one costs more than a thousand uses of it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const whole = { timeZone: zone.value, ...options };
  const key = locale + JSON.stringify(whole);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, whole);
  formats.set(key, known);
  return known;
}

function format(at: Date, options: Intl.DateTimeFormatOptions): string {
  return formatIn(language.value, options).format(at);
}

/** The day on the calendar of the zone, as midnight UTC. */
function dayOf(at: Date): Date {
  return new Date(`${formatIn('sv-SE', { dateStyle: 'short' }).format(at)}T00:00Z`);
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
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
}

/** Day and time as people say them: "today at 14:30", "25 Nov at 09:00". */
export function saidTime(instant: string, now = new Date()): string {
  const at = new Date(instant);
  const time = format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = (dayOf(at).getTime() - dayOf(now).getTime()) / DAY_MS;
  const near = { [-1]: 'time-yesterday', 0: 'time-today', 1: 'time-tomorrow' }[days];
  if (near) return text(near, { time });
  const sameYear = dayOf(at).getUTCFullYear() === dayOf(now).getUTCFullYear();
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
