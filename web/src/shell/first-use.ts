const DEEDS = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/** Runs once somebody begins to use the page: its first load is over then. */
export function whenUsed(run: () => void): void {
  const used = new AbortController();
  const begin = () => {
    used.abort();
    run();
  };
  for (const deed of DEEDS) window.addEventListener(deed, begin, { signal: used.signal });
}
