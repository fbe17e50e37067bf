import { navigate } from 'wouter-preact/use-browser-location';

interface Mark {
  fromBoard?: boolean;
}

/** Where a web link's board is; everybody else's is at the root. */
export const LINK_BASE = '/l';
const LINK_PATH = /^\/l(\/|$)/;

/** Whether this page was opened by a web link. */
export function isLinkPage(): boolean {
  return LINK_PATH.test(location.pathname);
}

/** The board of whoever is here. */
export function boardAddress(): string {
  return isLinkPage() ? LINK_BASE : '/';
}

/** Properties of a link to a task; the mark tells that "back" leads to the board. */
export function taskAddress(id: string): { href: string; state: Mark } {
  return { href: `/t/${encodeURIComponent(id)}`, state: { fromBoard: true } };
}

/** Goes from a task's address back to the board. */
export function backToBoard(): void {
  if ((history.state as Mark | null)?.fromBoard) history.back();
  else navigate(boardAddress(), { replace: true });
}
