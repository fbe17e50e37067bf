// Runs in each page before its own scripts, and keeps what the browser tells of it.
window.probe = (() => {
  const LONG_MS = 50;
  const seen = { paintMs: null, tasks: [], shift: 0 };

  const watch = (type, note) => {
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
    });
  };
  watch('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.paintMs = entry.startTime;
  });
  watch('longtask', ({ startTime, duration }) => seen.tasks.push([startTime, duration]));
  watch('layout-shift', (entry) => {
    if (!entry.hadRecentInput) seen.shift += entry.value;
  });

  /** Of each task that kept the page from answering after the first paint, what is over 50 ms. */
  const blockingMs = () =>
    seen.tasks
      .map(([begin, duration]) => begin + duration - Math.max(begin, seen.paintMs))
      .reduce((sum, after) => sum + Math.max(0, after - LONG_MS), 0);

  /** Whether it is painted, and so long ago the last answer came and the last long task ended. */
  const isQuietFor = (ms) => {
    const ends = [
      ...performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd),
      ...seen.tasks.map(([begin, duration]) => begin + duration),
    ];
    return seen.paintMs !== null && performance.now() - Math.max(seen.paintMs, ...ends) > ms;
  };

  const isShown = (records, title) =>
    records
      .flatMap((record) => [...record.addedNodes, record.target])
      .some((node) => node.textContent.includes(title) && node.parentElement?.closest('ul, li'));

  return {
    isQuietFor,
    load: () => ({ paint_ms: seen.paintMs, blocking_ms: blockingMs(), shift: seen.shift }),

    /** Milliseconds from the next press of Enter until the title stands in a list on the screen. */
    adding: (title) =>
      new Promise((resolve) => {
        const begun = ({ key, timeStamp }) => {
          if (key !== 'Enter') return;
          removeEventListener('keydown', begun, true);
          const observer = new MutationObserver((records) => {
            if (!isShown(records, title)) return;
            observer.disconnect();
            requestAnimationFrame(() => {
              const painted = new MessageChannel();
              painted.port1.onmessage = () => resolve(performance.now() - timeStamp);
              painted.port2.postMessage(null);
            });
          });
          observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        };
        addEventListener('keydown', begun, true);
      }),
  };
})();
