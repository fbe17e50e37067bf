import { Failure } from '../http/failure';
import { text } from '../texts/texts';

/** Pauses between two questions, ms; the last one repeats. */
const PAUSES_MS = [250, 500, 1_000, 2_000];
const PATIENCE_MS = 60_000;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Asks again and again until there is an answer; null when nobody waits for it any more.
 *
 * Throws a Failure when it takes too long.
 */
export async function untilAnswered<T>(
  ask: () => Promise<T | null>,
  signal: AbortSignal,
): Promise<T | null> {
  let waitedMs = 0;
  for (let turn = 0; waitedMs < PATIENCE_MS; turn += 1) {
    if (signal.aborted) return null;
    const answer = await ask();
    if (answer !== null) return answer;
    const ms = PAUSES_MS[Math.min(turn, PAUSES_MS.length - 1)] ?? 0;
    await pause(ms);
    waitedMs += ms;
  }
  throw new Failure(text('outside-slow'), { status: 0, code: 'outside_slow' });
}
