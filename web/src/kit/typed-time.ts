import type { WallTime } from './wall-time';

/** A day and a time while they are being typed; an empty part has not been. */
export type Typed = WallTime;

/** What people mean by a day alone. */
const MORNING = '09:00';
const DAY_MS = 86_400_000;

function nextDay(date: string): string {
  return new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);
}

function nextHour(time: string): string {
  return `${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}:00`;
}

function timeFor(date: string, today: WallTime): string {
  if (date !== today.date || today.time < MORNING) return MORNING;
  return today.time < '23:00' ? nextHour(today.time) : '';
}

function dateFor(time: string, today: WallTime): string {
  return time > today.time ? today.date : nextDay(today.date);
}

/**
 * Fills the part that was never typed when the other one is: a day gets its morning, a time its
 * nearest day. A part that was emptied stays empty, for it is being typed anew.
 */
export function completed(before: Typed, typed: Typed, today: WallTime): Typed {
  if (before.date || before.time) return typed;
  if (typed.date) return { date: typed.date, time: timeFor(typed.date, today) };
  if (typed.time) return { date: dateFor(typed.time, today), time: typed.time };
  return typed;
}
