import { language } from '../texts/texts';

/** Why somebody goes to a provider, and where he wants to be afterwards. */
export interface Journey {
  purpose: 'enter' | 'connect';
  next: string;
}

const STORED = 'vestnik.outside';
const USUAL: Journey = { purpose: 'enter', next: '/' };

/** Remembers why this tab leaves the page: the way back has nothing in its address. */
export function setOut(journey: Journey): void {
  sessionStorage.setItem(STORED, JSON.stringify(journey));
}

/** Why this tab has left the page last. */
export function journey(): Journey {
  return (JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as Journey | null) ?? USUAL;
}

/** Where the way to a provider begins; a new account gets the browser's zone and this language. */
export function startAddress(provider: string, next: string): string {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = new URLSearchParams({ next, timezone, language: language.value });
  return `/api/oauth/${encodeURIComponent(provider)}/start?${query.toString()}`;
}

/** Leaves for a provider at once. */
export function leaveFor(provider: string, journey: Journey): void {
  setOut(journey);
  location.assign(startAddress(provider, journey.next));
}

/** Whether this page is the one to which providers lead back. */
export function isOutsidePage(): boolean {
  return location.pathname === '/outside';
}
