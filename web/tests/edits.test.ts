import { beforeEach, expect, it } from 'vitest';
import {
  addTask,
  bringBack,
  hasUnansweredEdits,
  removeTask,
  saveTask,
  setDone,
} from '../src/tasks/edits';
import { findTask, lists, showTask } from '../src/tasks/store';
import { aTask } from './factories';
import { FakeApi, later, refusal } from './fake-api';

const PATCH = 'PATCH /api/tasks/t1';
const titles = (status: 'open' | 'done') => lists[status].value.map(({ title }) => title);

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

it('a task is done on the page before the API has answered', async () => {
  const { answer, come } = later();
  api.on(PATCH, answer);
  showTask('t1', aTask());

  const edit = setDone(aTask(), true);

  expect(titles('done')).toEqual(['Call mum']);
  come({ body: aTask({ done: true, done_at: '2026-11-22T10:00:00Z', version: 2 }) });
  await edit;
  expect(findTask('t1')?.version).toBe(2);
});

it('a refused change goes back to what it was', async () => {
  api.on(PATCH, 'no connection');
  showTask('t1', aTask());

  await expect(setDone(aTask(), true)).rejects.toMatchObject({ status: 0 });

  expect(titles('open')).toEqual(['Call mum']);
  expect(hasUnansweredEdits()).toBe(false);
});

it('changes of one task are sent in their order', async () => {
  const first = later();
  api.on(PATCH, first.answer, { body: aTask({ version: 3 }) });
  showTask('t1', aTask());

  const edits = [setDone(aTask(), true), setDone(aTask({ done: true }), false)];
  expect(api.bodies(PATCH)).toEqual([{ done: true }]);
  first.come({ body: aTask({ done: true, version: 2 }) });
  await Promise.all(edits);

  expect(api.bodies(PATCH)).toEqual([{ done: true }, { done: false }]);
  expect(findTask('t1')).toMatchObject({ done: false, version: 3 });
});

it('an answer does not undo a later change that still waits', async () => {
  const second = later();
  api.on(PATCH, { body: aTask({ done: true, version: 2 }) }, second.answer);
  showTask('t1', aTask());

  const edits = [setDone(aTask(), true), setDone(aTask({ done: true }), false)];
  await edits[0];

  expect(titles('open')).toEqual(['Call mum']);
  second.come({ body: aTask({ version: 3 }) });
  await edits[1];
});

it('two refused changes go back to what it was before both', async () => {
  api.on(PATCH, 'no connection');
  showTask('t1', aTask());

  await Promise.allSettled([setDone(aTask(), true), setDone(aTask({ done: true }), false)]);

  expect(findTask('t1')).toEqual(aTask());
});

it('a new task is shown at once, with the id that it will keep', async () => {
  api.on('POST /api/tasks', refusal(422, 'invalid'));

  const adding = addTask('Buy milk', '2026-11-22T18:00');

  const [shown] = lists.open.value;
  expect(shown).toMatchObject({ title: 'Buy milk', reminder_set: true });
  expect(api.bodies('POST /api/tasks')).toEqual([
    { id: shown?.id, title: 'Buy milk', reminder_time: '2026-11-22T18:00:00+01:00' },
  ]);
  await expect(adding).rejects.toMatchObject({ code: 'invalid' });
  expect(titles('open')).toEqual([]);
});

it('a save sends only what changed, over the version that was seen', async () => {
  api.on(PATCH, { body: aTask({ title: 'Call dad', version: 8 }) });
  const seen = aTask({ version: 7, reminder_time: '2026-11-22T12:00:27Z' });
  showTask('t1', seen);

  await saveTask(seen, 'Call dad', '2026-11-22T13:00');

  expect(api.bodies(PATCH)).toEqual([{ title: 'Call dad' }]);
  expect(api.received[0]?.headers.get('If-Match')).toBe('"7"');
});

it('an emptied time takes the reminder off', async () => {
  api.on(PATCH, { body: aTask({ version: 2 }) });
  const seen = aTask({ reminder_time: '2026-11-22T12:00:00Z' });

  await saveTask(seen, seen.title, '');

  expect(api.bodies(PATCH)).toEqual([{ reminder_time: null, reminder_set: false }]);
});

it('a save over a newer version takes that version', async () => {
  const current = aTask({ title: 'Call the doctor', version: 5 });
  api.on(PATCH, refusal(412, 'precondition_failed', { current }));
  showTask('t1', aTask());

  await expect(saveTask(aTask(), 'Call dad', '')).rejects.toMatchObject({ current });

  expect(findTask('t1')).toEqual(current);
});

it('a deleted task can be brought back', async () => {
  api.on('DELETE /api/tasks/t1', { status: 204 });
  api.on('POST /api/tasks/t1/restore', { body: aTask({ version: 3 }) });
  showTask('t1', aTask());

  await removeTask(aTask());
  expect(titles('open')).toEqual([]);
  await bringBack(aTask());

  expect(findTask('t1')?.version).toBe(3);
});
