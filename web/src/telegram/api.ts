import { call } from '../http/call';

export type Link =
  { linked: false } | { linked: true; username: string | null; since: string; blocked: boolean };

/** A deep link that links the chat in which it is opened. */
export interface Offer {
  url: string;
  expires_at: string;
  qr_svg: string;
}

export async function fetchLink(): Promise<Link> {
  return (await call<Link>('/api/telegram/link')).data;
}

export async function makeOffer(): Promise<Offer> {
  return (await call<Offer>('/api/telegram/link', { method: 'POST' })).data;
}
