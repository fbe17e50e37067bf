import { FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { exactTime, saidDuration, saidTime } from '../src/texts/dates';
import { zone } from '../src/texts/zone';
import { language, preferredLanguage, speak, text } from '../src/texts/texts';
import en from '@texts/en/web.ftl?raw';
import ru from '@texts/ru/web.ftl?raw';

const SOURCES = join(import.meta.dirname, '../src');
/** Ids that the code puts together from a list of names. */
const COMPOSED = /^(theme|list|reminder|welcome|invitation|link-(mode|is)|visit-may|time-field)-/;

function shapes(source: string): Map<string, string[]> {
  const messages = new FluentResource(source).body;
  const names = (value: unknown) =>
    [...JSON.stringify(value).matchAll(/"type":"var","name":"(\w+)"/g)].map(
      ([, name]) => name ?? '',
    );
  return new Map(messages.map(({ id, value }) => [id, [...new Set(names(value))].sort()]));
}

function usedIds(): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => /\.tsx?$/.test(file));
  const all = code.map((file) => readFileSync(join(SOURCES, file), 'utf8')).join('\n');
  const calls = [...all.matchAll(/\btext\(([^)]*)\)/g)].map(([, inside]) => inside ?? '');
  const literals = calls.flatMap((inside) => [...inside.matchAll(/'([a-z][a-z-]+)'/g)]);
  return literals.map(([, id]) => id ?? '');
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('both languages say the same things with the same values', () => {
  expect(shapes(ru)).toEqual(shapes(en));
});

it('every text that the code asks for is there, and no other', () => {
  const known = [...shapes(en).keys()];
  const used = new Set(usedIds());
  // Named in a table, not in a call.
  const named = ['time-yesterday', 'time-today', 'time-tomorrow'];

  expect([...used].filter((id) => !known.includes(id))).toEqual([]);
  expect(known.filter((id) => !used.has(id) && !named.includes(id) && !COMPOSED.test(id))).toEqual(
    [],
  );
});

it.each([
  [['ru-RU', 'en'], 'ru'],
  [['de-DE', 'ru'], 'ru'],
  [['de-DE'], 'en'],
  [['en-GB', 'ru'], 'en'],
])('a browser that wants %j gets %s', (languages, expected) => {
  vi.stubGlobal('navigator', { languages });
  localStorage.clear();

  expect(preferredLanguage()).toBe(expected);
});

it('a language that was chosen is kept, and said to the browser', async () => {
  await speak('ru');

  expect(preferredLanguage()).toBe('ru');
  expect(language.value).toBe('ru');
  expect(document.documentElement.lang).toBe('ru');
  expect(text('task-add')).toBe('Добавить');
});

it.each([
  ['2026-11-22T17:05:00Z', 'today at 18:05'],
  ['2026-11-22T23:05:00Z', 'tomorrow at 00:05'],
  ['2026-11-21T08:00:00Z', 'yesterday at 09:00'],
  ['2026-11-25T08:00:00Z', 'Nov 25 at 09:00'],
  ['2027-01-02T08:00:00Z', 'Jan 2, 2027 at 09:00'],
])('at noon of 22 November, %s is said as %j', (instant, expected) => {
  expect(saidTime(instant, new Date('2026-11-22T11:00:00Z'))).toBe(expected);
});

it('the exact time names the day and the zone', () => {
  expect(exactTime('2026-11-22T17:05:00Z')).toMatch(/Sunday, November 22, 2026.*GMT\+1/);
});

it.each([
  [61, '1 min'],
  [3 * 3600 - 1, '2 h 59 min'],
  [51 * 3600, '2 d 3 h'],
])('%d seconds are said as %j', (seconds, expected) => {
  expect(saidDuration(seconds)).toBe(expected);
});

it('times are told in the zone of the profile, whatever the browser’s is', () => {
  zone.value = 'Asia/Vladivostok';

  expect(saidTime('2026-11-22T17:05:00Z', new Date('2026-11-22T11:00:00Z'))).toBe(
    'tomorrow at 03:05',
  );
});
