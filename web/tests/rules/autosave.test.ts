import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusals } from '../../src/sync/refusals';
import { openDraft, type Draft } from '../../src/tasks/autosave';
import { setDone } from '../../src/tasks/edits';
import { tell } from '../../src/tasks/outbox';
import { findTask, showTask } from '../../src/tasks/store';
import { aTask } from '../factories';
import { FakeApi, later, refusal } from '../fake-api';

const PATCH = 'PATCH /api/tasks/t1';
const WHOLE = 'GET /api/tasks/t1';

let api: FakeApi;
let draft: Draft;

function open(task = aTask()): Draft {
  showTask(task.id, task);
  draft = openDraft(task);
  return draft;
}

const pause = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const names = () => api.received.map(({ headers }) => headers.get('Vestnik-Autosave'));

beforeEach(() => {
  vi.useFakeTimers();
  api = new FakeApi();
});

afterEach(() => {
  draft.close();
});

describe('what is typed', () => {
  it('is shown at once, everywhere, and saved when the typing pauses', async () => {
    open();
    api.on(PATCH, { body: aTask({ title: 'Call dad', version: 2 }) });

    draft.change({ title: 'Call d' });
    await pause(499);
    draft.change({ title: 'Call dad' });
    expect(draft.task.value.title).toBe('Call dad');
    expect(findTask('t1')?.title).toBe('Call dad');
    expect(draft.state.value).toBe('saving');
    await pause(499);
    expect(api.received).toEqual([]);
    await pause(1);

    expect(api.bodies(PATCH)).toEqual([{ title: 'Call dad' }]);
    expect(draft.state.value).toBe('saved');
  });

  it('is saved in order, one request at a time, over what the one before made', async () => {
    open();
    const first = later();
    api.on(PATCH, first.answer, { body: aTask({ title: 'ab', version: 3 }) });

    draft.change({ title: 'a' });
    await pause(500);
    draft.change({ title: 'ab' });
    await pause(500);
    expect(api.bodies(PATCH)).toEqual([{ title: 'a' }]);
    first.come({ body: aTask({ title: 'a', version: 2 }) });
    await pause(0);

    expect(api.bodies(PATCH)).toEqual([{ title: 'a' }, { title: 'ab' }]);
    expect(api.received.map(({ headers }) => headers.get('If-Match'))).toEqual(['"1"', '"2"']);
  });

  it('keeps a space at its end while the next word is typed', async () => {
    open();
    api.on(PATCH, { body: aTask({ title: 'Call', version: 2 }) });

    draft.change({ title: 'Call ' });
    await pause(500);

    expect(draft.state.value).toBe('saved');
    expect(draft.task.value.title).toBe('Call ');
  });

  it('goes at once when it is flushed, and with what is done elsewhere on the page', async () => {
    open();
    api.on(PATCH, { body: aTask({ title: 'a', version: 2 }) });

    draft.change({ title: 'a' });
    draft.flush();
    await pause(0);
    expect(api.bodies(PATCH)).toEqual([{ title: 'a' }]);

    draft.change({ title: 'ab' });
    void setDone(draft.task.value, true);
    await pause(0);
    expect(api.bodies(PATCH)[1]).toEqual({ title: 'ab', done: true });
  });
});

describe('an edit from elsewhere', () => {
  it('of another field is taken over', async () => {
    open();
    const current = aTask({ description: 'at nine', version: 5 });
    api.on(PATCH, refusal(412, 'version_mismatch', { current }), {
      body: { ...current, title: 'Call dad', version: 6 },
    });

    draft.change({ title: 'Call dad' });
    await pause(500);

    expect(draft.task.value).toMatchObject({ title: 'Call dad', description: 'at nine' });
    expect(draft.notes.value).toEqual([]);
    expect(api.received[1]?.headers.get('If-Match')).toBe('"5"');
    expect(draft.state.value).toBe('saved');
  });

  it('of the same field is told, and can be taken', async () => {
    open();
    const current = aTask({ title: 'Call the doctor', version: 5 });
    api.on(
      PATCH,
      refusal(412, 'version_mismatch', { current }),
      { body: { ...current, title: 'Call dad', version: 6 } },
      { body: { ...current, version: 7 } },
    );

    draft.change({ title: 'Call dad' });
    await pause(500);
    const [note] = draft.notes.value;
    expect(note).toEqual({ field: 'title', mine: 'Call dad', theirs: 'Call the doctor' });
    expect(api.bodies(PATCH)[1]).toEqual({ title: 'Call dad' });
    if (note) draft.takeTheirs(note);
    await pause(0);

    expect(draft.task.value.title).toBe('Call the doctor');
    expect(draft.notes.value).toEqual([]);
    expect(api.bodies(PATCH)[2]).toEqual({ title: 'Call the doctor' });
  });

  it('that made the same change costs nothing', async () => {
    open();
    const current = aTask({ title: 'Call dad', version: 5 });
    api.on(PATCH, refusal(412, 'version_mismatch', { current }));

    draft.change({ title: 'Call dad' });
    await pause(500);

    expect(api.received).toHaveLength(1);
    expect(draft.state.value).toBe('saved');
    expect(draft.task.value.version).toBe(5);
  });
});

describe('a fault', () => {
  it('that passes keeps what was typed, and sends it again under the same name', async () => {
    open();
    api.on(PATCH, 'no connection', { body: aTask({ title: 'Call dad', version: 2 }) });

    draft.change({ title: 'Call dad' });
    await pause(500);
    expect(draft.state.value).toBe('unsent');
    expect(draft.failure.value?.code).toBe('unreachable');
    await pause(1_000);

    expect(draft.state.value).toBe('saved');
    expect(names()[0]).toMatch(/^[a-z0-9]{16}:\d+$/);
    expect(names()[1]).toBe(names()[0]);
  });

  it('that passes does not hold up what is typed after it', async () => {
    open();
    api.on(PATCH, 'no connection', { body: aTask({ title: 'a', version: 2 }) });
    draft.change({ title: 'a' });
    await pause(500);

    draft.change({ title: 'ab' });
    expect(draft.task.value.title).toBe('ab');
    api.on(
      PATCH,
      { body: aTask({ title: 'a', version: 2 }) },
      { body: aTask({ title: 'ab', version: 3 }) },
    );
    await pause(2_000);

    expect(api.bodies(PATCH).slice(1)).toEqual([{ title: 'a' }, { title: 'ab' }]);
  });

  it('of one field lets the others be saved, and is mended by typing on', async () => {
    open();
    api.on(
      PATCH,
      refusal(422, 'invalid_input', { fields: { title: 'too short' } }),
      { body: aTask({ description: 'at nine', version: 2 }) },
      { body: aTask({ title: 'Call', description: 'at nine', version: 3 }) },
    );

    draft.change({ title: '', description: 'at nine' });
    await pause(500);
    expect(api.bodies(PATCH)[1]).toEqual({ description: 'at nine' });
    expect(draft.state.value).toBe('refused');
    expect(draft.failure.value?.fields).toEqual({ title: 'too short' });
    expect(draft.task.value.title).toBe('');
    draft.change({ title: 'Call' });
    await pause(500);

    expect(api.bodies(PATCH)[2]).toEqual({ title: 'Call' });
    expect(draft.state.value).toBe('saved');
    expect(new Set(names()).size).toBe(2);
  });

  it('that was mended before it was told is forgotten', async () => {
    open();
    const first = later();
    api.on(PATCH, first.answer, { body: aTask({ title: 'Call', version: 2 }) });
    draft.change({ title: '' });
    await pause(500);
    draft.change({ title: 'Call' });
    first.come(refusal(422, 'invalid_input', { fields: { title: 'too short' } }));
    await pause(500);

    expect(draft.state.value).toBe('saved');
    expect(draft.task.value.title).toBe('Call');
  });

  it('that nobody mends is told with what was typed, and the page goes back', async () => {
    open();
    api.on(PATCH, refusal(410, 'gone'));
    draft.change({ title: 'Call dad' });
    await pause(500);
    expect(draft.state.value).toBe('refused');

    draft.close();

    expect(refusals.value.at(-1)).toMatchObject({
      failure: { status: 410, requestId: 'req-1' },
      entry: { change: { title: 'Call dad' } },
    });
    expect(findTask('t1')?.title).toBe('Call mum');
  });
});

it('a task whose description came shortened is read whole before it is merged', async () => {
  open(aTask({ description: 'long and whole' }));
  api.on(WHOLE, { body: aTask({ description: 'longer and whole', version: 2 }) });

  showTask('t1', aTask({ description: 'longer', description_truncated: true, version: 2 }));
  tell('t1', aTask({ description: 'longer', description_truncated: true, version: 2 }));
  await pause(0);

  expect(draft.task.value.description).toBe('longer and whole');
});
