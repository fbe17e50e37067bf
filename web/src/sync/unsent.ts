import { computed, type ReadonlySignal } from '@preact/signals';
import { outbox } from '../tasks/outbox';
import { waiting } from '../tasks/store';

/** How many edits wait because they could not be sent, or were refused. */
export const unsent: ReadonlySignal<number> = computed(() =>
  [...waiting.value.values()]
    .filter(({ state }) => state !== 'saving')
    .reduce((count, { entries }) => count + entries.length, 0),
);

/** How many edits have no answer yet, also those that are on their way. */
export const unanswered: ReadonlySignal<number> = computed(() =>
  [...waiting.value.values()].reduce((count, { entries }) => count + entries.length, 0),
);

/** Sends what waits; ends when each edit is answered or has failed again. */
export async function sendUnsent(): Promise<void> {
  await outbox.tried();
}

/** Forgets the person's edits that were not sent: he logs out and was asked. */
export async function forgetUnsent(): Promise<void> {
  await outbox.clear();
}
