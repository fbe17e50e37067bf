import { expect, it } from 'vitest';
import { completed } from '../../src/kit/typed-time';
import { instantOf, namedZone, wallTimeAt } from '../../src/kit/wall-time';

const at = (date: string, time: string, zone: string) => instantOf({ date, time }, zone);

it.each([
  ['Europe/Berlin', '2026-07-01T09:30', '2026-07-01T07:30:00Z'],
  ['Europe/Berlin', '2026-12-01T09:30', '2026-12-01T08:30:00Z'],
  ['Asia/Omsk', '2026-07-01T09:30', '2026-07-01T03:30:00Z'],
  ['Asia/Kathmandu', '2026-07-01T00:15', '2026-06-30T18:30:00Z'],
  ['America/St_Johns', '2026-07-01T00:00', '2026-07-01T02:30:00Z'],
  ['Pacific/Kiritimati', '2026-07-01T13:59', '2026-06-30T23:59:00Z'],
])('wall time in %s %s is %s, and back', (zone, wall, instant) => {
  const [date = '', time = ''] = wall.split('T');

  expect(at(date, time, zone)).toBe(instant);
  expect(wallTimeAt(instant, zone)).toEqual({ date, time });
});

it('a time that the change of the clocks skips keeps the offset from before it', () => {
  const instant = at('2026-03-29', '02:30', 'Europe/Berlin');

  expect(instant).toBe('2026-03-29T01:30:00Z');
  expect(wallTimeAt(instant, 'Europe/Berlin').time).toBe('03:30');
});

it('of a time that comes twice it is the first', () => {
  expect(at('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00Z');
  expect(at('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00Z');
});

it('times beside a change of the clocks are what they say', () => {
  expect(at('2026-03-29', '03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00Z');
  expect(at('2026-10-25', '03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00:00Z');
  expect(at('2026-03-08', '03:30', 'America/New_York')).toBe('2026-03-08T07:30:00Z');
});

it('a zone is named with its offset at that instant', () => {
  expect(namedZone('Asia/Omsk', 0, 'en')).toContain('Asia/Omsk, GMT+6');
});

const NOW = { date: '2026-11-22', time: '14:20' };
const NOTHING = { date: '', time: '' };

it.each([
  ['another day: its morning', { date: '2026-11-24', time: '' }, '2026-11-24T09:00'],
  ['today: the next hour', { date: '2026-11-22', time: '' }, '2026-11-22T15:00'],
  ['a time to come: today', { date: '', time: '18:00' }, '2026-11-22T18:00'],
  ['a time that passed: tomorrow', { date: '', time: '08:00' }, '2026-11-23T08:00'],
])('one part alone means the nearest fitting other, %s', (_case, typed, wanted) => {
  const { date, time } = completed(NOTHING, typed, NOW);

  expect(`${date}T${time}`).toBe(wanted);
});

it('a part that was emptied to be typed anew is left alone', () => {
  const emptied = { date: '2026-11-24', time: '' };

  expect(completed({ date: '2026-11-24', time: '10:00' }, emptied, NOW)).toEqual(emptied);
});
