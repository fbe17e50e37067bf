import { navigate } from 'wouter-preact/use-browser-location';

interface Mark {
  fromBoard?: boolean;
}

/** Properties of a link to a task; the mark tells that "back" leads to the board. */
export function taskAddress(id: string): { href: string; state: Mark } {
  return { href: `/t/${encodeURIComponent(id)}`, state: { fromBoard: true } };
}

/** Goes from a task's address back to the board. */
export function backToBoard(): void {
  if ((history.state as Mark | null)?.fromBoard) history.back();
  else navigate('/', { replace: true });
}
