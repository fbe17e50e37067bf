import { Failure } from '../../src/http/failure';
import { describe, expect, it } from 'vitest';
import type { Parsed } from '../../src/http/types';
import { taskMeaning, taskOf } from '../../src/tasks/adding/new-task';
import { partsOf, titleOf, type Part } from '../../src/tasks/adding/understood';

const LINE = '🥛 купить молоко завтра в 9 !1 #дом';

function parsed(facts: Partial<Parsed> = {}): Parsed {
  return {
    title: '🥛 купить молоко',
    reminder_time: '2026-11-23T06:00:00Z',
    time_given: true,
    recurrence: null,
    priority: 1,
    tags: ['дом'],
    ambiguous: [],
    // In code points: the picture at the beginning is one.
    spans: [
      { start: 16, end: 26 },
      { start: 27, end: 29 },
      { start: 30, end: 34 },
    ],
    ...facts,
  };
}

const reading = { line: LINE, parsed: parsed(), failure: null };
const without = (...parts: Part[]) => new Set(parts);

it('the spans of this file are those of its line', () => {
  const words = parsed().spans.map(({ start, end }) => Array.from(LINE).slice(start, end).join(''));

  expect(words).toEqual(['завтра в 9', '!1', '#дом']);
});

describe('a line becomes what its chips say', () => {
  it('with everything that was understood', () => {
    expect(taskOf(LINE, reading, without())).toEqual({
      title: '🥛 купить молоко',
      reminder_time: '2026-11-23T06:00:00Z',
      priority: 1,
      tags: ['дом'],
    });
  });

  it('and what is taken back belongs to the title again', () => {
    expect(taskOf(LINE, reading, without('time', '#дом'))).toEqual({
      title: '🥛 купить молоко завтра в 9 #дом',
      priority: 1,
    });
  });

  it('is read by the API while nobody has read it', () => {
    expect(taskOf(LINE, null, without())).toEqual({ text: LINE });
  });

  it('is read by the API later when there was no way to it', () => {
    const failure = new Failure('offline', { status: 0, code: 'unreachable' });

    expect(taskOf(LINE, { line: LINE, parsed: null, failure }, without())).toEqual({ text: LINE });
  });

  it('is a title when the API has refused its time', () => {
    const failure = new Failure('passed', { status: 422, code: 'invalid' });

    expect(taskOf(LINE, { line: LINE, parsed: null, failure }, without())).toEqual({ title: LINE });
  });

  it('repeats as it was understood', () => {
    const recurrence = { rrule: 'FREQ=DAILY', mode: 'calendar' } as const;
    const repeating = { ...reading, parsed: parsed({ recurrence }) };

    expect(taskOf(LINE, repeating, without())).toMatchObject({ recurrence });
    expect(taskOf(LINE, repeating, without('time'))).not.toHaveProperty('recurrence');
  });

  it('with the meaning that was chosen', () => {
    const meaning = {
      title: 'обед',
      reminder_time: '2026-11-23T18:00:00Z',
      time_given: true,
      recurrence: null,
    };

    expect(taskMeaning(meaning, parsed({ reminder_time: null, tags: [] }))).toEqual({
      title: 'обед',
      reminder_time: '2026-11-23T18:00:00Z',
      priority: 1,
    });
  });
});

it('a line without anything to understand has no chips and keeps its title', () => {
  const plain = parsed({ reminder_time: null, priority: null, tags: [], spans: [] });

  expect(partsOf(plain)).toEqual([]);
  expect(titleOf('купить молоко', { ...plain, title: 'купить молоко' }, without())).toBe(
    'купить молоко',
  );
});
