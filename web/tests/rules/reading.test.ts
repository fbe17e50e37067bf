import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeTask, setDone } from '../../src/tasks/edits';
import { listed, merged } from '../../src/tasks/model';
import {
  followSearch,
  isLoaded,
  nextPages,
  readFailure,
  readLists,
  readMore,
  search,
} from '../../src/tasks/reading';
import { knownTags, lists, showTask } from '../../src/tasks/store';
import { aTask } from '../factories';
import { FakeApi, later } from '../fake-api';

const OPEN = 'GET /api/tasks?status=open&limit=50';
const DONE = 'GET /api/tasks?status=done&limit=50';

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi().on(OPEN, { body: [aTask()] }).on(DONE, { body: [] });
});

it('lists that could not be read keep what they show, and say so', async () => {
  await readLists();
  api.on(OPEN, 'no connection');

  await readLists();

  expect(lists.open.value).toHaveLength(1);
  expect(readFailure.value?.code).toBe('unreachable');
});

it('a list that is read while a task changes does not undo the change', async () => {
  await readLists();
  const { answer, come } = later();
  api.on('PATCH /api/tasks/t1', answer);

  const edit = setDone(aTask(), true);
  await readLists();

  expect(lists.done.value).toHaveLength(1);
  come({ body: aTask({ done: true }) });
  await edit;
});

const NEXT = '/api/tasks?status=open&cursor=b';
const fifty = Array.from({ length: 50 }, (_, n) => aTask({ id: `n${n}` }));
const older = aTask({ id: 'older', created_at: '2026-11-21T09:00:00Z' });

it('a list goes on where its Link header leads', async () => {
  api.on(OPEN, { body: fifty, headers: { Link: `<${NEXT}>; rel="next"` } });
  api.on(`GET ${NEXT}`, { body: [older] });
  await readLists();

  await readMore('open');

  expect(lists.open.value.at(-1)).toEqual(older);
  expect(nextPages.value.open).toBeNull();
});

it('a list is read anew as far as it is shown', async () => {
  api.on(OPEN, { body: fifty, headers: { Link: `<${NEXT}>; rel="next"` } });
  api.on(`GET ${NEXT}`, { body: [older] });
  await readLists();
  await readMore('open');
  api.on('GET /api/tasks?status=open&limit=51', { body: [...fifty, older] });

  await readLists();

  expect(lists.open.value).toHaveLength(51);
});

it('a page may be shorter than was asked for', async () => {
  api.on(OPEN, { body: [aTask()], headers: { Link: `<${NEXT}>; rel="next"` } });
  api.on(`GET ${NEXT}`, { body: [older] });

  await readLists();

  expect(lists.open.value.map(({ id }) => id)).toEqual(['t1', 'older']);
});

it('the first reading shows also what was added before it came', async () => {
  const { answer, come } = later();
  api.on(OPEN, answer);

  const reading = readLists();
  showTask('t2', aTask({ id: 't2' }));
  come({ body: [aTask()] });
  await reading;

  expect(isLoaded.value).toBe(true);
  expect(lists.open.value.map(({ id }) => id)).toEqual(['t1', 't2']);
});

it('a list that was read before an edit was answered is read once more', async () => {
  const { answer, come } = later();
  const renamed = aTask({ title: 'Call dad', version: 2 });
  api.on(OPEN, answer, { body: [renamed] });
  api.on('PATCH /api/tasks/t1', { body: renamed });

  const reading = readLists();
  await changeTask(aTask(), { title: 'Call dad' });
  come({ body: [aTask()] });
  await reading;

  expect(lists.open.value).toEqual([renamed]);
});

describe('a search', () => {
  const FOUND = 'GET /api/tasks?status=open&limit=50&q=';
  const milk = aTask({ id: 'milk', title: 'Buy milk', tags: ['shop'] });
  let stop: () => void;

  beforeEach(async () => {
    await readLists();
    vi.useFakeTimers();
    stop = followSearch();
    api.on(`${DONE}&q=milk`, { body: [] });
  });

  afterEach(() => {
    stop();
  });

  it('is asked for when its typing pauses', async () => {
    api.on(`${FOUND}milk`, { body: [milk] });

    search.value = 'mil';
    await vi.advanceTimersByTimeAsync(249);
    search.value = 'milk';
    await vi.advanceTimersByTimeAsync(250);

    expect(lists.open.value).toEqual([milk]);
    expect(api.routes().filter((route) => route.includes('&q='))).toHaveLength(2);
  });

  it('is not overtaken by the answer to an earlier one', async () => {
    const { answer, come } = later();
    api.on(`${FOUND}milk`, answer);

    search.value = 'milk';
    await vi.advanceTimersByTimeAsync(250);
    search.value = '';
    await vi.advanceTimersByTimeAsync(250);
    come({ body: [milk] });
    await vi.advanceTimersByTimeAsync(0);

    expect(lists.open.value).toEqual([aTask()]);
  });

  it('leaves the tags known that were loaded without it', async () => {
    api.on(OPEN, { body: [aTask({ tags: ['home'] })] }).on(`${FOUND}milk`, { body: [milk] });
    await readLists();

    search.value = 'milk';
    await vi.advanceTimersByTimeAsync(250);

    expect(knownTags.value).toEqual(['home', 'shop']);
  });
});

it('open tasks stand newest first, done ones last done first', () => {
  const tasks = [
    aTask({ id: 'a', created_at: '2026-11-20T09:00:00Z' }),
    aTask({ id: 'b', created_at: '2026-11-20T09:00:00.500Z' }),
    aTask({ id: 'c', done: true, done_at: '2026-11-21T09:00:00Z' }),
    aTask({ id: 'd', done: true, done_at: '2026-11-22T09:00:00Z' }),
  ];

  expect(listed(tasks, 'open').map(({ id }) => id)).toEqual(['b', 'a']);
  expect(listed(tasks, 'done').map(({ id }) => id)).toEqual(['d', 'c']);
});

it('of a task in both answers the newer version counts', () => {
  const newer = aTask({ done: true, version: 2 });

  expect(merged([newer], [aTask()])).toEqual([newer]);
});
