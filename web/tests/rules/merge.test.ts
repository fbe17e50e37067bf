import { describe, expect, it } from 'vitest';
import type { TaskChange } from '../../src/http/types';
import { applied, changeTo, stateOf } from '../../src/tasks/fields';
import { canJoin, editOf, joined, rebased, split } from '../../src/tasks/merge';
import { aReminder, aTask } from '../factories';

const NOON = '2026-11-22T12:00:00Z';
const EVENING = '2026-11-22T18:00:00Z';

describe('a change on a newer state of the task', () => {
  it('leaves fields alone that it did not touch', () => {
    const edit = editOf(aTask(), { title: 'Call dad' });

    const { edit: after, notes } = rebased(edit, aTask({ description: 'at nine', version: 2 }));

    expect(after).toMatchObject({ change: { title: 'Call dad' }, version: 2 });
    expect(notes).toEqual([]);
  });

  it('stays where both sides changed a field, and tells of theirs once', () => {
    const theirs = aTask({ title: 'Call the doctor', version: 2 });

    const { edit, notes } = rebased(editOf(aTask(), { title: 'Call dad' }), theirs);

    expect(edit.change).toEqual({ title: 'Call dad' });
    expect(notes).toEqual([{ field: 'title', mine: 'Call dad', theirs: 'Call the doctor' }]);
    expect(rebased(edit, theirs).notes).toEqual([]);
  });

  it.each<[TaskChange, Parameters<typeof aTask>[0]]>([
    [{ title: 'Call dad ' }, { title: 'Call dad' }],
    [{ description: null }, { description: '' }],
    [{ due_at: '2026-11-22T13:00:00+01:00' }, { due_at: '2026-11-22T12:00:00.000Z' }],
    [{ reminder_time: NOON }, { reminders: [aReminder({ at: NOON, channel: 'email' })] }],
    [
      { recurrence: { rrule: 'FREQ=DAILY' } },
      { recurrence: { rrule: 'FREQ=DAILY', mode: 'calendar' } },
    ],
  ])('falls away where %j is there already', (change, facts) => {
    const { edit, notes } = rebased(editOf(aTask(), change), aTask(facts));

    expect(edit.change).toEqual({});
    expect(notes).toEqual([]);
  });

  it('tells when both sides set reminders', () => {
    const theirs = aTask({ reminders: [aReminder({ at: EVENING })] });

    const { notes } = rebased(editOf(aTask(), { reminder_time: NOON }), theirs);

    expect(notes.map(({ field }) => field)).toEqual(['reminders']);
  });

  it('does not take the sending of a reminder for an edit', () => {
    const before = aTask({ reminders: [aReminder()], reminder_set: true });
    const edit = editOf(before, { title: 'Call dad' });
    const sent = aTask({ reminders: [aReminder({ state: 'sent' })], version: 2 });

    expect(rebased(edit, sent).notes).toEqual([]);
  });
});

describe('two changes', () => {
  it('become one, made on what the first was made on', () => {
    const first = editOf(aTask(), { title: 'Call' });
    const then = editOf(aTask({ title: 'Call' }), { title: 'Call dad', priority: 1 });

    expect(joined(first, then)).toEqual({
      change: { title: 'Call dad', priority: 1 },
      seen: { title: 'Call mum', priority: '4' },
      version: 1,
    });
  });

  it('stay two where a plain time follows a list of reminders', () => {
    const list = editOf(aTask(), { reminders: [{ at: NOON }] });
    const time = editOf(aTask(), { reminder_time: EVENING });

    expect(canJoin(list, time)).toBe(false);
    expect(canJoin(list, list)).toBe(true);
    expect(joined(time, list).change).toEqual({ reminders: [{ at: NOON }] });
  });
});

it.each([
  [['title'], ['title'], ['description', 'reminder_time']],
  [['reminders.0.at'], ['reminder_time'], ['title', 'description']],
  [['reminder_time', 'title'], ['title', 'reminder_time'], ['description']],
  [[], ['title', 'description', 'reminder_time'], []],
  [['body'], ['title', 'description', 'reminder_time'], []],
])('what is wrong with %j is kept apart from the rest', (named, bad, good) => {
  const edit = editOf(aTask(), { title: '', description: 'x', reminder_time: NOON });

  const [wrong, well] = split(edit, named);

  expect(Object.keys(wrong.change)).toEqual(bad);
  expect(Object.keys(well.change)).toEqual(good);
});

describe('a task as it will be', () => {
  it('has the reminder that a plain time sets, in the place of the main one', () => {
    const before = applied(aTask(), { reminders: [{ at: NOON }, { at: EVENING }] });

    const after = applied(before, { reminder_time: '2026-11-22T13:00:00Z' });

    expect(after.reminders.map(({ at }) => at)).toEqual(['2026-11-22T13:00:00Z', EVENING]);
    expect(after.reminder_time).toBe('2026-11-22T13:00:00Z');
    expect(applied(after, { reminder_time: null }).reminder_time).toBe(EVENING);
    expect(applied(before, { reminder_set: false }).reminders).toHaveLength(1);
  });

  it('has reminders before its due date', () => {
    const after = applied(aTask({ due_at: NOON }), { reminders: [{ before_s: 3600 }] });

    expect(after.reminder_time).toBe('2026-11-22T11:00:00.000Z');
  });

  it('keeps what null does not change', () => {
    const after = applied(aTask({ tags: ['home'] }), { title: null, done: null, tags: null });

    expect(after).toMatchObject({ title: 'Call mum', done: false, tags: [] });
  });
});

it('the reminders of elsewhere can be taken', () => {
  const sent = aReminder({ at: NOON, state: 'sent' });
  const theirs = aTask({ reminders: [aReminder({ at: EVENING, chosen_channel: 'email' }), sent] });

  const taken = applied(aTask({ reminders: [sent] }), changeTo(theirs, 'reminders'));

  expect(stateOf(taken, 'reminders')).toBe(stateOf(theirs, 'reminders'));
});
