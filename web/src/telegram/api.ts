import { call } from '../http/call';

export type Link =
  { linked: false } | { linked: true; username: string | null; since: string; blocked: boolean };

/** A deep link that links the chat in which it is opened. */
export interface Offer {
  url: string;
  /** How long it works, by the server's own clock. */
  lasts_s: number;
}

interface MadeOffer {
  url: string;
  expires_at: string;
}

export async function fetchLink(): Promise<Link> {
  return (await call<Link>('/api/telegram/link')).data;
}

export async function makeOffer(): Promise<Offer> {
  const { data, headers } = await call<MadeOffer>('/api/telegram/link', { method: 'POST' });
  // The clock of this machine may be wrong, so both instants are the server's; the header tells its
  // own a second late at worst.
  const now = Date.parse(headers.get('Date') ?? '') || Date.now();
  return { url: data.url, lasts_s: Math.floor((Date.parse(data.expires_at) - now) / 1000) - 1 };
}

export async function sendTestMessage(): Promise<void> {
  await call('/api/telegram/test', { method: 'POST' });
}

export async function unlink(): Promise<void> {
  await call('/api/telegram/link', { method: 'DELETE' });
}
