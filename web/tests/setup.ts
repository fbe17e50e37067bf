import './locks';
import { cleanup, configure } from '@testing-library/preact';
import { afterEach, beforeEach, vi } from 'vitest';
import { session } from '../src/accounts/session';
import { outbox } from '../src/tasks/outbox';
import { forgetTasks } from '../src/tasks/reading';
import { speak } from '../src/texts/texts';
import { zone } from '../src/texts/zone';

// A shared machine may be slow; what is waited for is a condition, not this time.
configure({ asyncUtilTimeout: 5_000 });

beforeEach(async () => {
  await speak('en');
});

afterEach(async () => {
  cleanup();
  await outbox.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
  history.replaceState(null, '', '/');
  session.value = { state: 'loading' };
  forgetTasks();
  zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
});
