import { signal } from '@preact/signals';
import { whenSessionEnds } from '../http/call';
import { Failure } from '../http/failure';
import { canEdit } from '../tasks/rights';
import { openWebLink, type Visit } from './api';
import { takeToken } from '../shell/token';

type VisitState =
  | { state: 'opening' }
  | { state: 'open'; visit: Visit }
  | { state: 'closed' }
  | { state: 'unreachable'; failure: Failure; token: string };

const STORED = 'vestnik.link';
/** What is assumed of a link that was opened in another window; the API knows better. */
const UNKNOWN: Visit = { mode: 'edit', name: null };
/** What the API answers to a link that is wrong or has ended. */
const REFUSALS = [401, 404, 422];

/** What became of the link by which this page was opened. */
export const visit = signal<VisitState>({ state: 'opening' });

function show(found: Visit): void {
  canEdit.value = found.mode === 'edit';
  visit.value = { state: 'open', visit: found };
}

function close(): void {
  localStorage.removeItem(STORED);
  visit.value = { state: 'closed' };
}

function remembered(): Visit {
  return (JSON.parse(localStorage.getItem(STORED) ?? 'null') as Visit | null) ?? UNKNOWN;
}

/** Shows the token to the API, once, for the cookie that opens the tasks from then on. */
export async function open(token: string): Promise<void> {
  visit.value = { state: 'opening' };
  try {
    const found = await openWebLink(token);
    localStorage.setItem(STORED, JSON.stringify(found));
    show(found);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (REFUSALS.includes(error.status)) close();
    else visit.value = { state: 'unreachable', failure: error, token };
  }
}

/**
 * Opens the link with its token, or goes on with the cookie that the browser has.
 *
 * Another link that is put into the address of this page is opened in its place.
 */
export function arrive(token: string | null): () => void {
  const openNext = () => {
    const next = takeToken();
    if (next) void open(next);
  };
  whenSessionEnds(close);
  window.addEventListener('hashchange', openNext);
  if (token) void open(token);
  else show(remembered());
  return () => {
    window.removeEventListener('hashchange', openNext);
  };
}
