import { FluentResource } from '@fluent/bundle';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { exactTime, saidDuration, saidTime } from '../../src/texts/dates';
import { zone } from '../../src/texts/zone';
import { language, preferredLanguage, speak, text } from '../../src/texts/texts';

const SOURCES = join(import.meta.dirname, '../../src');
const TEXTS = join(import.meta.dirname, '../../../layers/core/python/vestnik/texts');
const FILES = [
  'web',
  'task',
  'settings',
  'links',
  'from-mail',
  'outside',
  'manager',
  'users',
].filter((file) => existsSync(join(TEXTS, 'en', `${file}.ftl`)));
function shapes(file: string, language: 'ru' | 'en'): Map<string, string[]> {
  const source = readFileSync(join(TEXTS, language, `${file}.ftl`), 'utf8');
  const messages = new FluentResource(source).body;
  const names = (value: unknown) =>
    [...JSON.stringify(value).matchAll(/"type":"var","name":"(\w+)"/g)].map(
      ([, name]) => name ?? '',
    );
  return new Map(messages.map(({ id, value }) => [id, [...new Set(names(value))].sort()]));
}

function code(): string {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  const modules = files.filter((file) => /\.tsx?$/.test(file));
  return modules.map((file) => readFileSync(join(SOURCES, file), 'utf8')).join('\n');
}

function quoted(source: string): string[] {
  return [...source.matchAll(/'([a-z][a-z\d-]+)'/g)].map(([, id]) => id ?? '');
}

/** Ids in calls of `text`, which no other words are. */
function askedFor(source: string): string[] {
  return [...source.matchAll(/\btext\(([^)`]*)\)/g)].flatMap(([, inside]) => quoted(inside ?? ''));
}

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What the ids begin with that are put together, like `theme-${name}`. */
function beginnings(source: string): string[] {
  return [...source.matchAll(/`([a-z]+-(?:[a-z]+-)*)\$\{/g)].map(
    ([, beginning]) => beginning ?? '',
  );
}

it.each(FILES)('both languages say the same things with the same values in %s', (file) => {
  expect(shapes(file, 'ru')).toEqual(shapes(file, 'en'));
});

it('every text that the code asks for is there once, and no other', () => {
  const known = FILES.flatMap((file) => [...shapes(file, 'en').keys()]);
  const source = code();
  const named = new Set(quoted(source));
  const begun = beginnings(source);
  const isNamed = (id: string) => named.has(id) || begun.some((start) => id.startsWith(start));

  expect(askedFor(source).filter((id) => !known.includes(id))).toEqual([]);
  expect(known.filter((id) => !isNamed(id))).toEqual([]);
  expect(known.filter((id, at) => known.indexOf(id) !== at)).toEqual([]);
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
