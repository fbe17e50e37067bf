import { failureOf } from './failure';
import { leaveUnread, send } from './send';

/** Names the lock and the mark that the tabs of one browser share. */
const SHARED = 'vestnik.access-renewed';

let renewing: Promise<boolean> | null = null;

/**
 * Renews the access cookie; all calls and tabs that need it at once share one request.
 *
 * Args:
 *   since: when the refused request was sent, epoch ms; another tab may have renewed since.
 *
 * Answers false when the session has ended. Throws a Failure when that could not be learned.
 */
export function renewAccess(since: number): Promise<boolean> {
  renewing ??= oneTabAtATime(() => renewUnlessDone(since)).finally(() => {
    renewing = null;
  });
  return renewing;
}

async function renewUnlessDone(since: number): Promise<boolean> {
  if (Number(localStorage.getItem(SHARED)) > since) return true;
  const response = await send('/api/session/refresh', { method: 'POST' });
  if (!response.ok && response.status !== 401) throw await failureOf(response);
  await leaveUnread(response);
  if (response.status === 401) return false;
  localStorage.setItem(SHARED, String(Date.now()));
  return true;
}

async function oneTabAtATime(renew: () => Promise<boolean>): Promise<boolean> {
  // Web Locks are there on HTTPS and loopback only; elsewhere the server's grace of 30 s serves.
  return 'locks' in navigator ? await navigator.locks.request(SHARED, renew) : await renew();
}
