import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, expect, it } from 'vitest';
import { Failure } from '../src/http/failure';
import { dismissRefusal, refusals, tellRefusal } from '../src/sync/refusals';
import { Aftermath } from '../src/tasks/aftermath';
import type { Edit, Entry } from '../src/tasks/entries';
import { editOf } from '../src/tasks/merge';
import { findTask, showTask } from '../src/tasks/store';
import { keepNotes, strayNotes } from '../src/tasks/stray-notes';
import { loadTexts } from '../src/texts/texts';
import { aTask } from './factories';
import { FakeApi } from './fake-api';

const GONE = new Failure('It was deleted', { status: 410, code: 'gone', requestId: 'req-9' });

function entryOf(edit: Edit): Entry {
  return { person: 'u1', tab: 'tab', seq: 1, taskId: 't1', madeAt: 0, ...edit };
}

beforeEach(async () => {
  for (const { key } of refusals.value) dismissRefusal(key);
  await loadTexts('task');
});

it('what was typed into an edit that was refused is told, with the id for support', () => {
  const edit = editOf(aTask(), { title: 'Call dad', description: 'at nine', tags: ['a', 'b'] });
  tellRefusal(entryOf({ kind: 'change', ...edit }), GONE);
  render(<Aftermath />);

  for (const words of ['It was deleted', 'req-9', 'Call dad', 'at nine', 'a, b']) {
    screen.getByText(words);
  }
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));

  expect(screen.queryByRole('alert')).toBeNull();
});

it('a task that was not added is told by what it was to be', () => {
  tellRefusal(entryOf({ kind: 'create', body: { text: 'Buy milk at 9' } }), GONE);

  render(<Aftermath />);

  screen.getByText('A task was not added.');
  screen.getByText('Buy milk at 9');
});

it('an edit that met another while nobody looked can still give way to it', async () => {
  const api = new FakeApi().on('PATCH /api/tasks/t1', {
    body: aTask({ title: 'Call the doctor', version: 3 }),
  });
  showTask('t1', aTask({ title: 'Call dad', version: 2 }));
  keepNotes('t1', [{ field: 'title', mine: 'Call dad', theirs: 'Call the doctor' }]);
  render(<Aftermath />);

  fireEvent.click(screen.getByRole('button', { name: 'Take theirs' }));

  await waitFor(() => {
    expect(findTask('t1')?.version).toBe(3);
  });
  expect(api.bodies('PATCH /api/tasks/t1')).toEqual([{ title: 'Call the doctor' }]);
  expect(strayNotes.value).toEqual([]);
});
