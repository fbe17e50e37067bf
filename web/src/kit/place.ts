/** Room between a thing and what hangs on it, and to the edges of the window, px. */
const GAP = 4;
const EDGE = 8;

export interface Place {
  left: string;
  top: string;
}

/**
 * Where a floating box stands beside its anchor and wholly within the window.
 *
 * Args:
 *   anchor, box: as they are on the screen; only the box's size counts.
 *   align: which edges of the two are in line.
 */
export function placeBeside(anchor: DOMRect, box: DOMRect, align: 'start' | 'end'): Place {
  const below = anchor.bottom + GAP;
  const fitsBelow = below + box.height <= window.innerHeight - EDGE;
  const top = fitsBelow ? below : Math.max(EDGE, anchor.top - GAP - box.height);
  const wanted = align === 'start' ? anchor.left : anchor.right - box.width;
  const left = Math.max(EDGE, Math.min(wanted, window.innerWidth - EDGE - box.width));
  return { left: `${left}px`, top: `${top}px` };
}

/** Puts a floating box beside its anchor. */
export function standBeside(anchor: Element, box: HTMLElement, align: 'start' | 'end'): void {
  Object.assign(
    box.style,
    placeBeside(anchor.getBoundingClientRect(), box.getBoundingClientRect(), align),
  );
}
