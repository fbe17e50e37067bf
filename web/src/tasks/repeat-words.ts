import { language, text } from '../texts/texts';

/** Days of RFC 5545, Monday first. */
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const WORKDAYS = 'MO,TU,WE,TH,FR';
/** A Monday, to name the days by. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

const PERIODS: Record<string, string> = {
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
};

function fieldsOf(rrule: string): Record<string, string> {
  const pairs = rrule.split(';').map((part) => part.split('=', 2) as [string, string]);
  return Object.fromEntries(pairs);
}

function dayName(day: string): string | null {
  const index = DAYS.findIndex((known) => known === day);
  if (index < 0) return null;
  const format = new Intl.DateTimeFormat(language.value, { weekday: 'short', timeZone: 'UTC' });
  return format.format(SOME_MONDAY + index * DAY_MS);
}

function onDays(byDay: string): string | null {
  const names = byDay.split(',').map(dayName);
  if (names.includes(null)) return null;
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(names as string[]);
}

interface Plain {
  period: string;
  count: number;
  byDay: string;
}

/** What a rule says that has no more than a period, its count and days of the week. */
function plainRule(rrule: string): Plain | null {
  const { FREQ = '', INTERVAL = '1', BYDAY: byDay = '', ...further } = fieldsOf(rrule);
  const period = PERIODS[FREQ];
  const isPlain = Object.keys(further).length === 0 && (byDay === '' || FREQ === 'WEEKLY');
  return period && isPlain ? { period, count: Number(INTERVAL), byDay } : null;
}

/**
 * How a task repeats, in words: "every 2 weeks: Mon and Thu".
 *
 * A rule that has no short words is shown as it is written in RFC 5545.
 */
export function repeatInWords(rrule: string): string {
  const rule = plainRule(rrule);
  const days = rule?.byDay && onDays(rule.byDay);
  if (!rule || days === null) return text('repeat-by-rule', { rrule });
  if (rule.byDay === WORKDAYS && rule.count === 1) return text('repeat-workdays');
  const often = text(`repeat-every-${rule.period}`, { count: rule.count });
  return days ? text('repeat-on-days', { often, days }) : often;
}
