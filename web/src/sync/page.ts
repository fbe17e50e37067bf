import type { Outbox } from './outbox';

/** Sends what waits when the page may be closed, and again when the way may be free. */
export function followPage(outbox: Outbox): void {
  const wake = () => {
    outbox.wake();
  };
  window.addEventListener('online', wake);
  window.addEventListener('focus', wake);
  window.addEventListener('pagehide', () => {
    outbox.farewell();
  });
  document.addEventListener('visibilitychange', () => {
    // On a phone this may be the last that the page hears.
    if (document.visibilityState === 'hidden') outbox.farewell();
    outbox.wake();
  });
}
