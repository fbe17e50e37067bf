import { expect, it } from 'vitest';
import { deliver } from '../../src/tasks/delivery';
import type { Entry } from '../../src/tasks/entries';
import { aTask } from '../factories';
import { FakeApi, refusal } from '../fake-api';

const MINUTE_MS = 60_000;

function aLine(waitedMs: number): Entry {
  const origin = { person: 'u1', tab: 'tab00001', seq: 1, taskId: 't1' };
  const body = { id: 't1', text: 'Call mum in 10 minutes' };
  return { ...origin, madeAt: Date.now() - waitedMs, kind: 'create', body };
}

it('a line is read by the API while its words still mean what they meant', async () => {
  const api = new FakeApi().on('POST /api/tasks', { status: 201, body: aTask() });

  await deliver(aLine(0));

  expect(api.bodies('POST /api/tasks')).toEqual([{ id: 't1', text: 'Call mum in 10 minutes' }]);
});

it('with a line that waited longer goes when it was written', async () => {
  const api = new FakeApi().on('POST /api/tasks', { status: 201, body: aTask() });
  const line = aLine(MINUTE_MS);

  await deliver(line);

  const written_at = new Date(line.madeAt).toISOString();
  expect(api.bodies('POST /api/tasks')).toEqual([
    { id: 't1', text: 'Call mum in 10 minutes', written_at },
  ]);
});

it('a task that was made before its answer was lost is taken as it is', async () => {
  const made = aTask({ title: 'Call mum' });
  new FakeApi()
    .on('POST /api/tasks', refusal(409, 'id_taken'))
    .on('GET /api/tasks/t1', { body: made });

  expect(await deliver(aLine(MINUTE_MS))).toEqual(made);
});

it('a refusal of any other kind stays one', async () => {
  new FakeApi().on('POST /api/tasks', refusal(409, 'too_many_tasks'));

  await expect(deliver(aLine(0))).rejects.toMatchObject({ code: 'too_many_tasks' });
});
