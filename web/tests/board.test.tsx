import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOfBoard, openBoard, rows } from './board-page';
import { aReminder, aTask } from './factories';
import { later, refusal, type FakeApi } from './fake-api';

let api: FakeApi;

const MEANINGS = ['2027-01-01T08:00:00Z', '2027-01-01T20:00:00Z'];
const TWO_TIMES = {
  ...{ title: 'Lunch', reminder_time: null, time_given: false, recurrence: null },
  ...{ priority: null, tags: [], spans: [] },
  ambiguous: MEANINGS.map((reminder_time) => ({
    ...{ title: 'Lunch', time_given: true, recurrence: null, reminder_time },
  })),
};

function type(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

beforeEach(() => {
  api = apiOfBoard();
});

describe('adding', () => {
  it('is ready for the next task at once', async () => {
    await openBoard(api);
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
    await openBoard(api);
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
    await openBoard(api);
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
    await openBoard(api);
    api.on('POST /api/tasks/parse', { body: TWO_TIMES });
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

  describe('quicker than a line of two times is read', () => {
    let comeTheReading: () => void;

    beforeEach(async () => {
      await openBoard(api);
      const reading = later();
      comeTheReading = () => {
        reading.come({ body: TWO_TIMES });
      };
      api.on('POST /api/tasks/parse', reading.answer);
      const fields = { reminder_time: 'At which time?' };
      api.on('POST /api/tasks', refusal(422, 'invalid', { fields }));
      type('New task', 'Lunch at 9');
      fireEvent.click(screen.getByRole('button', { name: 'Add' }));
      await screen.findByText('At which time?');
    });

    it('asks which was meant', async () => {
      comeTheReading();

      const first = await screen.findByRole('button', { name: 'Jan 1, 2027 at 09:00' });
      expect(document.activeElement).toBe(first);
    });

    it('does not call away who has gone on typing', async () => {
      type('New task', 'Lunch at 9 or');
      comeTheReading();

      await screen.findByRole('button', { name: 'Jan 1, 2027 at 09:00' });
      expect(document.activeElement).toBe(screen.getByLabelText('New task'));
    });

    it('does not call away who does something else', async () => {
      screen.getByRole('searchbox').focus();
      comeTheReading();

      await screen.findByRole('button', { name: 'Jan 1, 2027 at 09:00' });
      expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    });
  });

  it('says while it is typed that a time has passed', async () => {
    await openBoard(api);
    api.on(
      'POST /api/tasks/parse',
      refusal(422, 'invalid', { fields: { reminder_time: 'It is 14:30 already' } }),
    );

    type('New task', 'Tea yesterday at 9');

    await screen.findByText('It is 14:30 already');
  });

  it('sends nothing when there is nothing to add', async () => {
    await openBoard(api);
    type('New task', '   ');

    fireEvent.click(screen.getByRole('button', { name: 'Add' }));

    expect(api.routes()).not.toContain('POST /api/tasks');
  });
});

describe('ticking', () => {
  it('moves the task to the other list and the focus to its neighbour', async () => {
    await openBoard(api, aTask(), aTask({ id: 't2', title: 'Buy milk' }));
    api.on('PATCH /api/tasks/t1', { body: aTask({ done: true, done_at: '2026-11-22T10:00:00Z' }) });

    fireEvent.click(screen.getByLabelText('Done: Call mum'));

    await waitFor(() => {
      expect(rows('Done')).toEqual(['Call mum']);
    });
    expect(document.activeElement).toBe(screen.getByLabelText('Done: Buy milk'));
  });

  it('that the API refuses is taken back, and said', async () => {
    await openBoard(api, aTask());
    api.on('PATCH /api/tasks/t1', refusal(409, 'task_done'));

    fireEvent.click(screen.getByLabelText('Done: Call mum'));

    await screen.findByText('said: task_done');
    expect(rows('Open')).toEqual(['Call mum']);
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  });
});

it.each([
  [aReminder(), 'Will remind'],
  [aReminder({ state: 'sending' }), 'being sent'],
  [aReminder({ state: 'sent', late_s: 4 }), 'sent'],
  [aReminder({ state: 'sent', late_s: 427 }), 'sent 7 min late'],
  [aReminder({ state: 'failed', error: 'the chat is gone' }), 'not delivered: the chat is gone'],
])('a reminder %j is shown as %s', async (reminder, words) => {
  await openBoard(api, aTask({ reminders: [reminder] }));

  screen.getByText(words);
});

it('a reminder that was called off is not shown', async () => {
  await openBoard(api, aTask({ reminders: [aReminder({ state: 'cancelled' })] }));

  expect(document.querySelector('.reminder')).toBeNull();
});

it.each([
  [{ due_at: '2020-01-01T09:00:00Z' }, 'Overdue:'],
  [{ due_at: '2020-01-01T09:00:00Z', done: true }, 'Due:'],
  [{ due_at: '2999-01-01T09:00:00Z' }, 'Due:'],
])('of a task with %j is said “%s”', async (fields, words) => {
  await openBoard(api, aTask(fields));

  screen.getByText(words);
});
