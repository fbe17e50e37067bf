import { useEffect } from 'preact/hooks';

/** Runs again and again while somebody can see the page, and at once when he comes back to it. */
export function useWhileVisible(run: () => void, everyMs: number): void {
  useEffect(() => {
    const runIfVisible = () => {
      if (document.visibilityState === 'visible') run();
    };
    const timer = setInterval(runIfVisible, everyMs);
    document.addEventListener('visibilitychange', runIfVisible);
    window.addEventListener('focus', runIfVisible);
    window.addEventListener('online', runIfVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', runIfVisible);
      window.removeEventListener('focus', runIfVisible);
      window.removeEventListener('online', runIfVisible);
    };
  }, [run, everyMs]);
}
