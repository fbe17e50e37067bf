import { effect } from '@preact/signals';
import type { ReminderState, Task } from '../http/types';
import { tasks } from '../tasks/store';

/** How long after its instant a reminder should have gone. */
const FIRST_LOOK_MS = 1_000;
/** What a timer can wait for is 2^31 ms; a day is less. */
const LONGEST_MS = 86_400_000;

const WAITING: readonly ReminderState[] = ['scheduled', 'held', 'sending'];

/**
 * When to look next whether reminders have gone, epoch ms: a second after the instant of each, and
 * at twice the time since then for as long as it still waits. Null: there is none to look for.
 */
export function nextLookAt(shown: readonly Task[], now: number): number | null {
  const reminders = shown.filter((task) => !task.done).flatMap((task) => task.reminders);
  const looks = reminders
    .filter(({ state }) => WAITING.includes(state))
    .map(({ at }) => lookAfter(Date.parse(at), now));
  return looks.length > 0 ? Math.min(...looks) : null;
}

function lookAfter(at: number, now: number): number {
  let wait = FIRST_LOOK_MS;
  while (at + wait <= now) wait *= 2;
  return at + wait;
}

/** Looks when the instants of waiting reminders have passed; answers what stops it. */
export function followReminders(look: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isMissed = false;

  function plan(): void {
    clearTimeout(timer);
    const now = Date.now();
    const at = nextLookAt(tasks.peek(), now);
    if (at === null) return;
    const wait = at - now;
    timer = wait > LONGEST_MS ? setTimeout(plan, LONGEST_MS) : setTimeout(lookIfSeen, wait);
  }

  function lookIfSeen(): void {
    isMissed = document.visibilityState === 'hidden';
    if (isMissed) return;
    look();
    plan();
  }

  function comeBack(): void {
    if (isMissed) lookIfSeen();
  }

  document.addEventListener('visibilitychange', comeBack);
  const stop = effect(() => {
    if (tasks.value.length >= 0) plan();
  });
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', comeBack);
    stop();
  };
}
