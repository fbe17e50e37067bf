import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Task } from '../src/http/types';
import { refusals } from '../src/sync/refusals';
import { sendUnsent, unanswered, unsent } from '../src/sync/unsent';
import { addTask, bringBack, removeTask, setDone, snooze } from '../src/tasks/edits';
import { findTask, lists, showTask } from '../src/tasks/store';
import { aTask } from './factories';
import { FakeApi, later, refusal } from './fake-api';

const PATCH = 'PATCH /api/tasks/t1';
const titles = (status: 'open' | 'done') => lists[status].value.map(({ title }) => title);

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

afterEach(() => {
  vi.useRealTimers();
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
  api.on(PATCH, refusal(409, 'reminder_sending'));
  showTask('t1', aTask());

  await expect(setDone(aTask(), true)).rejects.toMatchObject({ code: 'reminder_sending' });

  expect(titles('open')).toEqual(['Call mum']);
  expect(unanswered.value).toBe(0);
});

it('changes of one task are sent in their order, each over what the one before made', async () => {
  const first = later();
  api.on(PATCH, first.answer, { body: aTask({ version: 3 }) });
  showTask('t1', aTask());

  const edits = [setDone(aTask(), true), setDone(aTask({ done: true }), false)];
  await vi.waitFor(() => {
    expect(api.bodies(PATCH)).toEqual([{ done: true }]);
  });
  first.come({ body: aTask({ done: true, version: 2 }) });
  await Promise.all(edits);

  expect(api.bodies(PATCH)).toEqual([{ done: true }, { done: false }]);
  expect(api.received.map(({ headers }) => headers.get('If-Match'))).toEqual(['"1"', '"2"']);
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

it('a new task is shown at once, with the id that it will keep', async () => {
  api.on('POST /api/tasks', refusal(422, 'invalid'));
  const reminder_time = '2026-11-22T18:00:00+01:00';

  const adding = addTask({ title: 'Buy milk', reminder_time });

  const [shown] = lists.open.value;
  expect(shown).toMatchObject({ title: 'Buy milk', reminder_set: true });
  await expect(adding).rejects.toMatchObject({ code: 'invalid' });
  expect(api.bodies('POST /api/tasks')).toEqual([
    { id: shown?.id, title: 'Buy milk', reminder_time },
  ]);
  expect(titles('open')).toEqual([]);
});

it('new tasks are made one after another, in the order in which they were written', async () => {
  const first = later();
  const made = (id: string, title: string) => ({ status: 201, body: aTask({ id, title }) });
  api.on('POST /api/tasks', first.answer, made('t2', 'Buy bread'));
  const named = () => api.bodies('POST /api/tasks').map((body) => (body as Task).title);

  const edits = [addTask({ title: 'Buy milk' }), addTask({ title: 'Buy bread' })];
  await vi.waitFor(() => {
    expect(named()).toEqual(['Buy milk']);
  });
  first.come(made('t1', 'Buy milk'));
  await Promise.all(edits);

  expect(named()).toEqual(['Buy milk', 'Buy bread']);
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

it('a task that is gone already is deleted', async () => {
  api.on('DELETE /api/tasks/t1', refusal(404, 'not_found'));
  showTask('t1', aTask());

  await removeTask(aTask());

  expect(titles('open')).toEqual([]);
});

it('a reminder is put off by a request that can be repeated', async () => {
  api.on('POST /api/tasks/t1/snooze', { body: aTask({ version: 2 }) });

  await snooze(aTask(), { for_s: 600 });

  expect(api.received[0]?.headers.get('Idempotency-Key')).toMatch(/^[a-z0-9]{16}:\d+$/);
});

it.each([
  ['no connection' as const],
  [refusal(503, 'temporarily_unavailable')],
  [refusal(429, 'too_many_requests')],
  [refusal(409, 'busy')],
])('after %j an edit stays on the page, counts as unsent, and is sent again', async (fault) => {
  api.on(PATCH, fault, { body: aTask({ done: true, version: 2 }) });
  showTask('t1', aTask());

  await setDone(aTask(), true);
  expect(titles('done')).toEqual(['Call mum']);
  expect(unsent.value).toBe(1);
  await sendUnsent();

  expect(unsent.value).toBe(0);
  expect(findTask('t1')?.version).toBe(2);
  const names = api.received.map(({ headers }) => headers.get('Vestnik-Autosave'));
  expect(names[0]).toBe(names[1]);
});

it('an edit is sent again by itself, no sooner than the API asks for', async () => {
  vi.useFakeTimers();
  const busy = { ...refusal(429, 'too_many_requests'), headers: { 'Retry-After': '7' } };
  api.on(PATCH, busy, { body: aTask({ done: true, version: 2 }) });
  await setDone(aTask(), true);

  await vi.advanceTimersByTimeAsync(6_999);
  expect(api.routes()).toEqual([PATCH]);
  await vi.advanceTimersByTimeAsync(1);

  expect(api.routes()).toEqual([PATCH, PATCH]);
  expect(unsent.value).toBe(0);
});

it('an edit that is refused later is taken back and told', async () => {
  api.on('POST /api/tasks', 'no connection', refusal(409, 'too_many_tasks'));

  await addTask({ title: 'Buy milk' });
  await sendUnsent();

  expect(titles('open')).toEqual([]);
  expect(refusals.value.at(-1)).toMatchObject({
    failure: { code: 'too_many_tasks' },
    entry: { body: { title: 'Buy milk' } },
  });
});

it('what follows a task that could not be made is taken back with it', async () => {
  api.on('POST /api/tasks', 'no connection', refusal(409, 'too_many_tasks'));
  await addTask({ title: 'Buy milk' });
  const [made] = lists.open.value;

  const done = made && setDone(made, true);
  await sendUnsent();

  await expect(done).rejects.toMatchObject({ code: 'too_many_tasks' });
  expect(titles('done')).toEqual([]);
});
