import { language } from '../texts/texts';
import { caller } from './caller';
import { unreachable } from './failure';

/** API Gateway gives up after 29 s; no answer comes later than that. */
const TIMEOUT_MS = 30_000;

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  /** Whether it goes on when the page closes; at most 64 KB of them at once (Fetch, 4.6). */
  keepalive?: boolean;
}

/**
 * One request to the API, as same-origin JSON in the person's language.
 *
 * Throws a Failure with status 0 when no answer comes.
 */
export async function send(path: string, call: Call = {}): Promise<Response> {
  const headers = new Headers({ 'Accept-Language': language.value, ...call.headers });
  if (caller.peek() === 'link') headers.set('Vestnik-Caller', 'link');
  if (call.body !== undefined) headers.set('Content-Type', 'application/json');
  try {
    return await fetch(path, {
      method: call.method ?? 'GET',
      headers,
      body: call.body === undefined ? null : JSON.stringify(call.body),
      credentials: 'same-origin',
      keepalive: call.keepalive ?? false,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    throw Object.assign(unreachable(), { cause: error });
  }
}

/** Frees the connection of an answer whose body says nothing that is wanted. */
export async function leaveUnread(response: Response): Promise<void> {
  await response.body?.cancel();
}
