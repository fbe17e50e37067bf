import './locks';
import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, vi } from 'vitest';
import { session } from '../src/accounts/session';
import { outbox } from '../src/tasks/outbox';
import { forgetTasks } from '../src/tasks/reading';
import { speak } from '../src/texts/texts';
import { zone } from '../src/texts/zone';

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
