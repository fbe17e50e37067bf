const BASE_MS = 1_000;
const CAP_MS = 60_000;

/**
 * Milliseconds to wait before an edit is sent again, half of them jitter.
 *
 * Args:
 *   attempt: 1 for the first repeat.
 *   askedMs: what the API asked for in Retry-After; never less than that.
 */
export function backoffMs(attempt: number, askedMs = 0): number {
  const wait = Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));
  return Math.max(askedMs, wait * (0.5 + Math.random() / 2));
}
