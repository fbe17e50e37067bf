/** Safari has no idle callback: by then the first screen has been drawn. */
const LATER_MS = 1_500;

/** Runs once the browser has nothing better to do. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run);
  else setTimeout(run, LATER_MS);
}
