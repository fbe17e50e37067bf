import { renewAccess } from './access';
import { caller } from './caller';
import { failureOf } from './failure';
import { leaveUnread, send, type Call } from './send';

export interface Answer<T> {
  data: T;
  headers: Headers;
  /** Where the answer came from: what the addresses in its headers are relative to. */
  url: string;
}

let sessionEnded: () => void = () => undefined;

/** Names what to do when a call learns that the session is over. */
export function whenSessionEnds(react: () => void): void {
  sessionEnded = react;
}

/**
 * Calls the API as who is here; the access of a person who is signed in is renewed once if it has
 * run out, a link's can't be.
 */
export async function call<T>(path: string, options: Call = {}): Promise<Answer<T>> {
  const sentAt = Date.now();
  let response = await send(path, options);
  const mayRenew = response.status === 401 && caller.peek() === 'person';
  if (mayRenew && (await renewAccess(sentAt))) {
    await leaveUnread(response);
    response = await send(path, options);
  }
  if (response.status === 401) sessionEnded();
  return read<T>(response);
}

/** Calls the API for somebody who is not signed in: a 401 is about what he typed. */
export async function callSignedOut<T>(path: string, options: Call): Promise<Answer<T>> {
  return read<T>(await send(path, options));
}

async function contentOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const isTable = response.headers.get('Content-Type')?.startsWith('text/csv') ?? false;
  return isTable ? response.text() : response.json();
}

async function read<T>(response: Response): Promise<Answer<T>> {
  if (!response.ok) throw await failureOf(response);
  return { data: (await contentOf(response)) as T, headers: response.headers, url: response.url };
}
