import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, vi } from 'vitest';
import { session } from '../src/accounts/session';
import { forgetTasks } from '../src/tasks/reading';
import { speak } from '../src/texts/texts';
import { zone } from '../src/texts/zone';

// As on loopback and HTTPS; the environment of these tests has none.
const locks = { request: (_name: string, run: () => unknown) => run() };
Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });

beforeEach(async () => {
  await speak('en');
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
  history.replaceState(null, '', '/');
  session.value = { state: 'loading' };
  forgetTasks();
  zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
});
