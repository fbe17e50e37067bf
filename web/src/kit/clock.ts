import { signal } from '@preact/signals';

/** Words like "in 5 minutes" may be late by this much. */
const TICK_MS = 10_000;

let ticking: ReturnType<typeof setInterval> | undefined;

/** The time, epoch ms; it runs only while something on the screen reads it. */
export const now = signal(Date.now(), {
  watched() {
    tick();
    ticking = setInterval(tick, TICK_MS);
  },
  unwatched() {
    clearInterval(ticking);
  },
});

function tick(): void {
  now.value = Date.now();
}
