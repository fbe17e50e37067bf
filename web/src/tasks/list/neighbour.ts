/** What the focus goes to when a row leaves its list: its neighbour, else the list's heading. */
export function neighbourOf(row: Element, selector: string): HTMLElement | null {
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  const heading = row.closest('section')?.querySelector('h2');
  return neighbour?.querySelector<HTMLElement>(selector) ?? heading ?? null;
}
