import { addressOf } from '../http/api';
import { call } from '../http/call';
import { send, type Call } from '../http/send';
import { Failure } from '../http/failure';
import type { NewTask, Task } from '../http/types';
import { fetchTask } from './api';
import type { Entry } from './entries';

/** Bytes; browsers let at most 64 KB go on after their page (Fetch, 4.6), headers not counted. */
const KEPT_ALIVE_MAX = 60_000;

/** How long "in 10 minutes" means much the same as when it was written. */
const FRESH_MS = 60_000;

interface Request {
  path: string;
  options: Call;
}

/** The request that makes an edit; the same one each time, so that the API knows it again. */
export function requestOf(entry: Entry): Request {
  const one = (rest = '') => addressOf(`/tasks/{id}${rest}`, { path: { id: entry.taskId } });
  const name = `${entry.tab}:${entry.seq}`;
  switch (entry.kind) {
    case 'create':
      return { path: addressOf('/tasks', {}), options: { method: 'POST', body: bodyOf(entry) } };
    case 'change': {
      const headers = { 'If-Match': `"${entry.version}"`, 'Vestnik-Autosave': name };
      return { path: one(), options: { method: 'PATCH', body: entry.change, headers } };
    }
    case 'delete':
      return { path: one(), options: { method: 'DELETE' } };
    case 'restore':
      return { path: one('/restore'), options: { method: 'POST' } };
    case 'snooze': {
      const headers = { 'Idempotency-Key': name };
      return { path: one('/snooze'), options: { method: 'POST', body: entry.wish, headers } };
    }
  }
}

/** The new task; with a line that had to wait goes when it was written, by which it is read. */
function bodyOf({ body, madeAt }: Entry & { kind: 'create' }): NewTask {
  const isFresh = body.text === undefined || Date.now() - madeAt < FRESH_MS;
  return isFresh ? body : { ...body, written_at: new Date(madeAt).toISOString() };
}

/** Makes an edit; answers the task after it, null when it is gone. */
export async function deliver(entry: Entry): Promise<Task | null> {
  const { path, options } = requestOf(entry);
  try {
    return (await call<Task | undefined>(path, options)).data ?? null;
  } catch (error) {
    if (!wasMadeBefore(entry, error)) throw error;
    return fetchTask(entry.taskId);
  }
}

/** Whether the answer to an earlier try was lost, and the line waited since. */
function wasMadeBefore(entry: Entry, error: unknown): boolean {
  if (entry.kind !== 'create' || entry.body.text === undefined) return false;
  return error instanceof Failure && error.code === 'id_taken';
}

/** Makes an edit from a page that closes, if it is small enough for that. */
export function deliverOnClose(entry: Entry): void {
  const { path, options } = requestOf(entry);
  const bytes = new TextEncoder().encode(JSON.stringify(options.body ?? null)).length;
  if (bytes > KEPT_ALIVE_MAX) return;
  // Nobody is left to hear the answer; without one it is sent again by the next page.
  send(path, { ...options, keepalive: true }).catch(() => undefined);
}
