import { act, fireEvent, render, screen } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { now } from '../../src/kit/clock';
import { RelativeTime, relativeWords } from '../../src/kit/relative-time';
import { speak } from '../../src/texts/texts';

const NOON = Date.parse('2026-11-22T12:00:00+01:00');
const SECOND = 1000;
const HOUR = 3600 * SECOND;

const after = (ms: number) => new Date(NOON + ms).toISOString();

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  now.value = NOON;
});

it.each([
  [20 * SECOND, 'now', 'сейчас'],
  [90 * SECOND, 'in 1 minute', 'через 1 минуту'],
  [-5 * 60 * SECOND, '5 minutes ago', '5 минут назад'],
  [2.9 * HOUR, 'in 2 hours', 'через 2 часа'],
  [21 * HOUR, 'tomorrow at 09:00', 'завтра в 09:00'],
  [-15 * HOUR, 'yesterday at 21:00', 'вчера в 21:00'],
])('%i ms away is “%s”', async (ms, english, russian) => {
  expect(relativeWords(after(ms), NOON)).toBe(english);
  await speak('ru');
  expect(relativeWords(after(ms), NOON)).toBe(russian);
});

it('follows the clock while it is shown', async () => {
  render(<RelativeTime at={after(10 * 60 * SECOND)} />);
  expect(screen.getByText('in 10 minutes')).toBeTruthy();

  await act(async () => {
    await vi.advanceTimersByTimeAsync(65 * SECOND);
  });

  expect(screen.getByText('in 9 minutes')).toBeTruthy();
});

it('no clock runs when no time is shown', () => {
  const { unmount } = render(<RelativeTime at={after(HOUR)} />);

  unmount();

  expect(vi.getTimerCount()).toBe(0);
});

it('the exact time is there under the pointer, and gone after it or with Esc', () => {
  render(<RelativeTime at={after(HOUR)} />);
  const time = screen.getByRole('button');

  fireEvent.pointerEnter(time.parentElement as Element);
  expect(screen.getByRole('tooltip').textContent).toContain('Sunday');
  fireEvent.keyDown(time, { key: 'Escape' });

  expect(screen.queryByRole('tooltip')).toBeNull();
});
