import { navigate } from 'wouter-preact/use-browser-location';

interface Mark {
  fromBoard?: boolean;
}

/** Where a web link's board is; everybody else's is at the root. */
export const LINK_BASE = '/l';

/** Properties of a link to a task; the mark tells that "back" leads to the board. */
export function taskAddress(id: string): { href: string; state: Mark } {
  return { href: `/t/${encodeURIComponent(id)}`, state: { fromBoard: true } };
}

function boardAddress(): string {
  return location.pathname.startsWith(`${LINK_BASE}/`) ? LINK_BASE : '/';
}

/** Goes from a task's address back to the board. */
export function backToBoard(): void {
  if ((history.state as Mark | null)?.fromBoard) history.back();
  else navigate(boardAddress(), { replace: true });
}
