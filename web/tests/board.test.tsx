import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { session } from '../src/accounts/session';
import { App } from '../src/app';
import type { Task } from '../src/tasks/model';
import { aReminder, aTask, aUser } from './factories';
import { FakeApi, refusal } from './fake-api';

const OPEN = 'GET /api/tasks?status=open&limit=50';
const DONE = 'GET /api/tasks?status=done&limit=50';

let api: FakeApi;

async function openBoard(...tasks: Task[]): Promise<void> {
  api.on(OPEN, { body: tasks });
  session.value = { state: 'signed-in', user: aUser() };
  render(<App />);
  await screen.findByRole('heading', { name: 'Open' });
}

const rows = (list: string) =>
  [...screen.getByRole('region', { name: list }).querySelectorAll('li a')].map(
    (link) => link.textContent,
  );

function type(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

beforeEach(() => {
  api = new FakeApi().on(DONE, { body: [] });
  api.on('GET /api/telegram/link', { body: { linked: false } });
});

describe('adding', () => {
  it('is ready for the next task at once', async () => {
    await openBoard();
    api.on('POST /api/tasks', { status: 201, body: aTask({ title: 'Buy milk' }) });
    type('New task', ' Buy milk ');

    fireEvent.click(screen.getByRole('button', { name: 'Add' }));

    await waitFor(() => {
      expect(rows('Open')).toEqual(['Buy milk']);
    });
    const field = screen.getByLabelText<HTMLInputElement>('New task');
    expect(field.value).toBe('');
    expect(document.activeElement).toBe(field);
  });

  it('gives back what was refused, and says why', async () => {
    await openBoard();
    api.on(
      'POST /api/tasks',
      refusal(422, 'invalid', { fields: { reminder_time: 'It is 14:30 already' } }),
    );
    type('New task', 'Buy milk 2020-01-01 10:00');

    fireEvent.click(screen.getByRole('button', { name: 'Add' }));

    await screen.findByText('It is 14:30 already');
    expect(screen.getByLabelText<HTMLInputElement>('New task').value).toBe(
      'Buy milk 2020-01-01 10:00',
    );
    expect(rows('Open')).toEqual([]);
  });

  it('adds what was read while it was typed, and no more', async () => {
    await openBoard();
    const read = { title: 'Tea', reminder_time: '2027-01-01T09:00:00Z', time_given: true };
    const marks = { recurrence: null, priority: null, tags: [], ambiguous: [], spans: [] };
    api.on('POST /api/tasks/parse', { body: { ...read, ...marks } });
    api.on('POST /api/tasks', { status: 201, body: aTask({ title: 'Tea' }) });
    type('New task', 'Tea 2027-01-01 10:00');
    await screen.findByRole('button', { name: /^Not “Jan 1, 2027 at 10:00”$/ });

    fireEvent.click(screen.getByRole('button', { name: 'Add' }));

    await waitFor(() => {
      expect(api.bodies('POST /api/tasks')).toMatchObject([
        { title: 'Tea', reminder_time: '2027-01-01T09:00:00Z' },
      ]);
    });
  });

  it('asks which time was meant instead of adding', async () => {
    await openBoard();
    const meaning = { title: 'Lunch', time_given: true, recurrence: null };
    const meanings = ['2027-01-01T08:00:00Z', '2027-01-01T20:00:00Z'];
    api.on('POST /api/tasks/parse', {
      body: {
        ...{ title: 'Lunch', reminder_time: null, time_given: false, recurrence: null },
        ...{ priority: null, tags: [], spans: [] },
        ambiguous: meanings.map((reminder_time) => ({ ...meaning, reminder_time })),
      },
    });
    api.on('POST /api/tasks', { status: 201, body: aTask({ title: 'Lunch' }) });
    type('New task', 'Lunch at 9');
    await screen.findByRole('group', { name: 'Which time was meant?' });

    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(api.routes()).not.toContain('POST /api/tasks');
    fireEvent.click(screen.getByRole('button', { name: 'Jan 1, 2027 at 21:00' }));

    await waitFor(() => {
      expect(api.bodies('POST /api/tasks')).toMatchObject([
        { title: 'Lunch', reminder_time: '2027-01-01T20:00:00Z' },
      ]);
    });
  });

  it('sends nothing when there is nothing to add', async () => {
    await openBoard();
    type('New task', '   ');

    fireEvent.click(screen.getByRole('button', { name: 'Add' }));

    expect(api.routes()).not.toContain('POST /api/tasks');
  });
});

describe('ticking', () => {
  it('moves the task to the other list and the focus to its neighbour', async () => {
    await openBoard(aTask(), aTask({ id: 't2', title: 'Buy milk' }));
    api.on('PATCH /api/tasks/t1', { body: aTask({ done: true, done_at: '2026-11-22T10:00:00Z' }) });

    fireEvent.click(screen.getByLabelText('Done: Call mum'));

    await waitFor(() => {
      expect(rows('Done')).toEqual(['Call mum']);
    });
    expect(document.activeElement).toBe(screen.getByLabelText('Done: Buy milk'));
  });

  it('that the API refuses is taken back, and said', async () => {
    await openBoard(aTask());
    api.on('PATCH /api/tasks/t1', refusal(409, 'task_done'));

    fireEvent.click(screen.getByLabelText('Done: Call mum'));

    await screen.findByText('said: task_done');
    expect(rows('Open')).toEqual(['Call mum']);
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  });
});

describe('a task’s own page', () => {
  it('opens from its title and goes with "back"', async () => {
    await openBoard(aTask());

    fireEvent.click(screen.getByRole('link', { name: 'Call mum' }));
    await screen.findByRole('dialog');
    expect(location.pathname).toBe('/t/t1');
    history.back();

    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  it('deletes with a way back', async () => {
    await openBoard(aTask());
    api.on('DELETE /api/tasks/t1', { status: 204 });
    api.on('POST /api/tasks/t1/restore', { body: aTask({ version: 3 }) });
    fireEvent.click(screen.getByRole('link', { name: 'Call mum' }));

    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));

    await waitFor(() => {
      expect(rows('Open')).toEqual(['Call mum']);
    });
  });

  it('is read from the API when the lists do not hold it', async () => {
    history.replaceState(null, '', '/t/far');
    api.on('GET /api/tasks/far', { body: aTask({ id: 'far', title: 'An old one' }) });

    await openBoard();

    expect((await screen.findByLabelText<HTMLInputElement>('Title')).value).toBe('An old one');
  });
});

it.each([
  [aReminder(), 'Will remind'],
  [aReminder({ state: 'sending' }), 'being sent'],
  [aReminder({ state: 'sent', late_s: 4 }), 'sent'],
  [aReminder({ state: 'sent', late_s: 427 }), 'sent 7 min late'],
  [aReminder({ state: 'failed', error: 'the chat is gone' }), 'not delivered: the chat is gone'],
])('a reminder %j is shown as %s', async (reminder, words) => {
  await openBoard(aTask({ reminders: [reminder] }));

  screen.getByText(words);
});

it('a reminder that was called off is not shown', async () => {
  await openBoard(aTask({ reminders: [aReminder({ state: 'cancelled' })] }));

  expect(document.querySelector('.reminder')).toBeNull();
});
