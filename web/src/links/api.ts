import { call, callSignedOut } from '../http/call';

export type Mode = 'read' | 'edit';

export type WebLink =
  { active: false } | { active: true; mode: Mode; expires_at: string; last_used_at: string | null };

export interface NewLink {
  mode: Mode;
  expires_in_days: number;
}

/** What a link lets its holder do, and whose tasks he sees. */
export interface Visit {
  mode: Mode;
  /** The owner's in Telegram, if he has one. */
  name: string | null;
}

export async function fetchWebLink(): Promise<WebLink> {
  return (await call<WebLink>('/api/link')).data;
}

/** Makes a link, the older one dies; answers its address, which is told this once. */
export async function makeWebLink(body: NewLink): Promise<string> {
  return (await call<{ url: string }>('/api/link', { method: 'POST', body })).data.url;
}

export async function switchOffWebLink(): Promise<void> {
  await call('/api/link', { method: 'DELETE' });
}

/** Shows the token of a link once: the browser gets a cookie for it. */
export async function openWebLink(token: string): Promise<Visit> {
  const body = { token };
  return (await callSignedOut<Visit>('/api/link/session', { method: 'POST', body })).data;
}
