import { language } from '../texts/texts';
import { caller } from './caller';
import { unreachable } from './failure';

/** API Gateway gives up after 29 s; no answer comes later than that. */
const TIMEOUT_MS = 30_000;

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** A file goes as it is, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Whether it goes on when the page closes; at most 64 KB of them at once (Fetch, 4.6). */
  keepalive?: boolean;
}

function contentOf(body: unknown): [BodyInit | null, string?] {
  if (body === undefined) return [null];
  return body instanceof Blob ? [body, body.type] : [JSON.stringify(body), 'application/json'];
}

/**
 * One request to the API, as same-origin JSON in the person's language.
 *
 * Throws a Failure with status 0 when no answer comes.
 */
export async function send(path: string, call: Call = {}): Promise<Response> {
  const headers = new Headers({ 'Accept-Language': language.value, ...call.headers });
  if (caller.peek() === 'link') headers.set('Vestnik-Caller', 'link');
  const [body, type] = contentOf(call.body);
  if (type) headers.set('Content-Type', type);
  try {
    return await fetch(path, {
      method: call.method ?? 'GET',
      headers,
      body,
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
