import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOfBoard, openBoard, rows } from './board-page';
import { aReminder, aTask } from './factories';
import { later, refusal, type FakeApi } from './fake-api';

let api: FakeApi;

beforeEach(() => {
  api = apiOfBoard();
});

describe('a task’s own page', () => {
  it('opens from its title and goes with "back"', async () => {
    await openBoard(api, aTask());

    fireEvent.click(screen.getByRole('link', { name: 'Call mum' }));
    await screen.findByRole('dialog');
    expect(location.pathname).toBe('/t/t1');
    history.back();

    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  it('deletes with a way back', async () => {
    await openBoard(api, aTask());
    api.on('DELETE /api/tasks/t1', { status: 204 });
    api.on('POST /api/tasks/t1/restore', { body: aTask({ version: 3 }) });
    fireEvent.click(screen.getByRole('link', { name: 'Call mum' }));

    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));

    await waitFor(() => {
      expect(rows('Open')).toEqual(['Call mum']);
    });
  });

  it('leaves the focus on the neighbour of what was deleted', async () => {
    await openBoard(api, aTask(), aTask({ id: 't2', title: 'Buy milk' }));
    api.on('DELETE /api/tasks/t1', { status: 204 });
    fireEvent.click(screen.getByRole('link', { name: 'Call mum' }));

    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));

    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Buy milk' }));
    });
  });

  it('keeps the keyboard with the choice of a reminder, and Esc ends just that', async () => {
    await openBoard(api, aTask());
    fireEvent.click(screen.getByRole('link', { name: 'Call mum' }));

    fireEvent.click(await screen.findByRole('button', { name: 'Add a reminder' }));
    const first = await screen.findByRole('button', { name: 'In 15 minutes' });
    await waitFor(() => {
      expect(document.activeElement).toBe(first);
    });
    const isLeft = fireEvent.keyDown(first, { key: 'Escape' });

    expect(isLeft).toBe(false);
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add a reminder' }));
    });
  });

  it('leaves the menu of a new reminder open when the API has it', async () => {
    await openBoard(api, aTask());
    const saved = later();
    api.on('PATCH /api/tasks/t1', saved.answer);
    fireEvent.click(screen.getByRole('link', { name: 'Call mum' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Add a reminder' }));
    fireEvent.click(await screen.findByRole('button', { name: 'In 15 minutes' }));

    fireEvent.click(await screen.findByRole('button', { name: 'Actions on the reminder' }));
    await waitFor(() => {
      expect(api.routes()).toContain('PATCH /api/tasks/t1');
    });
    const [change] = api.bodies('PATCH /api/tasks/t1') as [{ reminders: [{ at: string }] }];
    const reminder = aReminder({ id: 'r7', at: change.reminders[0].at });
    saved.come({ body: aTask({ version: 2, reminders: [reminder] }) });

    await screen.findByText('Saved');
    expect(screen.getByRole('menuitem', { name: 'Remove' })).toBeTruthy();
  });

  describe('a reminder in own words, with Enter before they are read', () => {
    const meaning = (reminder_time: string) => ({
      ...{ title: '', reminder_time, time_given: true, recurrence: null },
    });
    const read = (...times: string[]) => ({
      body: {
        ...{ title: '', reminder_time: null, time_given: false, recurrence: null },
        ...{ priority: null, tags: [], spans: [], ambiguous: [] },
        ...(times.length === 1 ? meaning(times[0] ?? '') : { ambiguous: times.map(meaning) }),
      },
    });

    beforeEach(async () => {
      await openBoard(api, aTask());
      fireEvent.click(screen.getByRole('link', { name: 'Call mum' }));
      fireEvent.click(await screen.findByRole('button', { name: 'Add a reminder' }));
    });

    function enter(line: string) {
      const field = screen.getByLabelText('In your own words');
      field.focus();
      fireEvent.input(field, { target: { value: line } });
      fireEvent.keyDown(field, { key: 'Enter' });
    }

    it('is set', async () => {
      api.on('POST /api/tasks/parse', read('2999-01-01T09:00:00Z'));
      const reminders = [aReminder({ at: '2999-01-01T09:00:00Z' })];
      api.on('PATCH /api/tasks/t1', { body: aTask({ version: 2, reminders }) });

      enter('at nine');

      await waitFor(() => {
        expect(api.bodies('PATCH /api/tasks/t1')).toMatchObject([
          { reminders: [{ at: '2999-01-01T09:00:00Z' }] },
        ]);
      });
    });

    it('is asked about where there is a doubt', async () => {
      api.on('POST /api/tasks/parse', read('2999-01-01T09:00:00Z', '2999-01-01T21:00:00Z'));

      enter('at nine');

      const first = await screen.findByRole('button', { name: 'Jan 1, 2999 at 10:00' });
      expect(document.activeElement).toBe(first);
    });
  });

  it('names a repeat that was written in own words', async () => {
    const recurrence = { rrule: 'FREQ=WEEKLY;BYDAY=WE', mode: 'calendar' as const };
    await openBoard(api, aTask({ recurrence }));

    fireEvent.click(screen.getByRole('link', { name: 'Call mum' }));

    const choice = await screen.findByLabelText<HTMLSelectElement>('Repeat');
    expect(choice.selectedOptions[0]?.textContent).toBe('Every week: Wed');
    expect(screen.queryByLabelText('Rule (RFC 5545)')).toBeNull();
  });

  it('can be read again when it could not be', async () => {
    history.replaceState(null, '', '/t/far');
    const far = aTask({ id: 'far', title: 'An old one' });
    api.on('GET /api/tasks/far', refusal(503, 'unavailable'), { body: far });
    await openBoard(api);

    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));

    expect((await screen.findByLabelText<HTMLInputElement>('Title')).value).toBe('An old one');
  });

  it('is read from the API when the lists do not hold it', async () => {
    history.replaceState(null, '', '/t/far');
    api.on('GET /api/tasks/far', { body: aTask({ id: 'far', title: 'An old one' }) });

    await openBoard(api);

    expect((await screen.findByLabelText<HTMLInputElement>('Title')).value).toBe('An old one');
  });
});
