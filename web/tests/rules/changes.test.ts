import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followChanges } from '../../src/sync/changes';
import { nextLookAt } from '../../src/sync/reminder-looks';
import { forgetKnown, showTask } from '../../src/tasks/store';
import { aReminder, aTask } from '../factories';
import { FakeApi } from '../fake-api';

const ask = (since: number) => `GET /api/changes?since=${since}`;
const NOW = Date.parse('2026-11-22T12:00:00Z');

let api: FakeApi;
let stop: () => void;
const onChange = vi.fn();

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

async function follow(): Promise<void> {
  stop = followChanges(onChange);
  await pass(0);
  onChange.mockClear();
  api.received.splice(0);
}

function look(visibility: 'visible' | 'hidden'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  api = new FakeApi();
  onChange.mockClear();
});

afterEach(() => {
  stop();
  forgetKnown();
});

describe('changes', () => {
  it('are asked for before the lists are read for the first time', async () => {
    api.on(ask(0), { body: { n: 7 } });

    stop = followChanges(onChange);
    expect(onChange).not.toHaveBeenCalled();
    await pass(0);

    expect(onChange).toHaveBeenCalledOnce();
  });

  it('make the lists be read again only when there are any', async () => {
    await follow();
    api.on(ask(0), { body: { n: 0 } }, { body: { n: 1 } });

    await pass(8);
    expect(onChange).not.toHaveBeenCalled();
    await pass(12);

    expect(onChange).toHaveBeenCalledOnce();
  });

  it('are asked for ever more seldom, every 60 s at the end', async () => {
    await follow();

    await pass(300);
    api.received.splice(0);
    await pass(180);

    expect(api.routes()).toEqual([ask(0), ask(0), ask(0)]);
  });

  it('are asked for soon after a sign of life, but not with each key', async () => {
    await follow();
    await pass(300);
    api.received.splice(0);

    for (let n = 0; n < 8; n += 1) {
      window.dispatchEvent(new Event('keydown'));
      await pass(1);
    }

    expect(api.routes()).toEqual([ask(0)]);
  });

  it.each(['focus', 'online'])('are asked for at once on %s', async (name) => {
    await follow();

    window.dispatchEvent(new Event(name));

    expect(api.routes()).toEqual([ask(0)]);
  });

  it('are not asked for while nobody can see the page, and at once when somebody can', async () => {
    await follow();
    look('hidden');
    await pass(600);
    expect(api.received).toEqual([]);

    look('visible');

    expect(api.routes()).toEqual([ask(0)]);
  });

  it('are asked for again after there was no answer', async () => {
    await follow();
    api.on(ask(0), 'no connection', { body: { n: 3 } });

    await pass(20);

    expect(onChange).toHaveBeenCalledOnce();
  });

  it('are not relied on for longer than five minutes', async () => {
    await follow();

    await pass(300);
    expect(onChange).not.toHaveBeenCalled();
    await pass(61);

    expect(onChange).toHaveBeenCalledOnce();
  });

  it('are nobody’s concern any more when the page stops following', async () => {
    await follow();

    stop();
    window.dispatchEvent(new Event('focus'));
    await pass(600);

    expect(api.received).toEqual([]);
  });
});

describe('a reminder', () => {
  const at = (seconds: number) => new Date(NOW + seconds * 1_000).toISOString();

  it('is looked for a second after its instant, then ever more seldom while it waits', async () => {
    showTask('t1', aTask({ reminders: [aReminder({ at: at(10) })] }));
    await follow();

    await pass(10.9);
    expect(onChange).not.toHaveBeenCalled();
    await pass(0.2);
    expect(onChange).toHaveBeenCalledOnce();
    await pass(16);

    expect(onChange).toHaveBeenCalledTimes(5);
  });

  it('that went while nobody looked is looked for when somebody does', async () => {
    showTask('t1', aTask({ reminders: [aReminder({ at: at(10) })] }));
    await follow();
    look('hidden');
    await pass(60);
    expect(onChange).not.toHaveBeenCalled();

    look('visible');

    expect(onChange).toHaveBeenCalledOnce();
  });

  it.each([
    ['of a task that is done', aTask({ done: true, reminders: [aReminder()] })],
    ['that was sent', aTask({ reminders: [aReminder({ state: 'sent' })] })],
  ])('%s is not looked for', (_, task) => {
    expect(nextLookAt([task], NOW)).toBeNull();
  });
});
