import { language, text } from '../texts/texts';

/** Days of RFC 5545, Monday first. */
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const WORKDAYS = 'MO,TU,WE,TH,FR';
/** Its first day is a Monday and it has a 29 February: days of weeks and years are named by it. */
const SOME_YEAR = 2024;

const PERIODS: Record<string, string> = {
  HOURLY: 'hour',
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
};

/** What short words can be found for. */
const TOLD = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH']);

type Fields = Record<string, string>;

function fieldsOf(rrule: string): Fields {
  const pairs = rrule.split(';').map((part) => part.split('=', 2) as [string, string]);
  return Object.fromEntries(pairs);
}

function said(ms: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language.value, { timeZone: 'UTC', ...options }).format(ms);
}

function dayName(day: string): string | null {
  const index = DAYS.findIndex((known) => known === day);
  return index < 0 ? null : said(Date.UTC(SOME_YEAR, 0, 1 + index), { weekday: 'short' });
}

/** "Mon and Thu". */
function daysOfWeek(byDay: string): string | null {
  const names = byDay.split(',').map(dayName);
  if (names.includes(null)) return null;
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(names as string[]);
}

/** "third Tuesday". */
function dayOfMonthsWeek(byDay: string): string | null {
  const [, nth, weekday] = /^(-1|[1-5])(MO|TU|WE|TH|FR|SA|SU)$/.exec(byDay) ?? [];
  return weekday ? text('repeat-nth-day', { nth: Number(nth), weekday }) : null;
}

/** "day 15". */
function dayOfMonth(byMonthDay: string): string | null {
  const isOne = /^(-1|\d+)$/.test(byMonthDay);
  return isOne ? text('repeat-month-day', { day: Number(byMonthDay) }) : null;
}

/** "March 8". */
function dayOfYear(byMonth: string, byMonthDay: string): string | null {
  const isOne = /^\d+$/.test(byMonth) && /^\d+$/.test(byMonthDay);
  const ms = Date.UTC(SOME_YEAR, Number(byMonth) - 1, Number(byMonthDay));
  return isOne ? said(ms, { day: 'numeric', month: 'long' }) : null;
}

/** How the days of a rule are told, by its frequency and the parts that name days. */
const DAYS_TOLD: Record<string, (fields: Fields) => string | null> = {
  'WEEKLY BYDAY': ({ BYDAY = '' }) => daysOfWeek(BYDAY),
  'MONTHLY BYDAY': ({ BYDAY = '' }) => dayOfMonthsWeek(BYDAY),
  'MONTHLY BYMONTHDAY': ({ BYMONTHDAY = '' }) => dayOfMonth(BYMONTHDAY),
  'YEARLY BYMONTH BYMONTHDAY': ({ BYMONTH = '', BYMONTHDAY = '' }) =>
    dayOfYear(BYMONTH, BYMONTHDAY),
};

/** On which days of its period a rule falls; '': it does not say; null: there are no short words. */
function daysOf(fields: Fields): string | null {
  const named = ['BYDAY', 'BYMONTH', 'BYMONTHDAY'].filter((name) => name in fields);
  if (named.length === 0) return '';
  return DAYS_TOLD[[fields.FREQ, ...named].join(' ')]?.(fields) ?? null;
}

/** How a task repeats, in words: "every 2 weeks: Mon and Thu"; null: there are no short ones. */
export function shortRepeat(rrule: string): string | null {
  const fields = fieldsOf(rrule);
  const { FREQ = '', INTERVAL: count = '1', BYDAY } = fields;
  const period = PERIODS[FREQ];
  const days = daysOf(fields);
  if (!period || days === null || Object.keys(fields).some((name) => !TOLD.has(name))) return null;
  if (period === 'week' && BYDAY === WORKDAYS && count === '1') return text('repeat-workdays');
  const often = text(`repeat-every-${period}`, { count: Number(count) });
  return days ? text('repeat-on-days', { often, days }) : often;
}

/** How a task repeats; a rule that has no short words is shown as it is written in RFC 5545. */
export function repeatInWords(rrule: string): string {
  return shortRepeat(rrule) ?? text('repeat-by-rule', { rrule });
}
