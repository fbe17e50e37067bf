import { instantOf, wallTimeAt } from '../../kit/wall-time';

/** As the buttons in the chat have them, wall time. */
const EVENING = '19:00';
const MORNING = '09:00';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface Preset {
  /** Id of its text. */
  name: string;
  /** RFC 3339. */
  at: string;
}

/** The ready-made times that are still to come. */
export function presetsAt(nowMs: number, zone: string): readonly Preset[] {
  const inMinutes = (minutes: number) => new Date(nowMs + minutes * MINUTE_MS).toISOString();
  const today = wallTimeAt(nowMs, zone).date;
  const noon = Date.parse(instantOf({ date: today, time: '12:00' }, zone));
  const tomorrow = wallTimeAt(noon + DAY_MS, zone).date;
  const presets = [
    { name: 'at-15m', at: inMinutes(15) },
    { name: 'at-1h', at: inMinutes(60) },
    { name: 'at-evening', at: instantOf({ date: today, time: EVENING }, zone) },
    { name: 'at-morning', at: instantOf({ date: tomorrow, time: MORNING }, zone) },
  ];
  return presets.filter(({ at }) => Date.parse(at) > nowMs);
}

/** How long before the due date a reminder may be asked for by one press, seconds. */
export const BEFORE_DUE_S = [0, 3600, 86_400] as const;
