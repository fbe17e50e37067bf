import { language } from '../texts/texts';

export type Purpose = 'sign_in' | 'connect' | 'prove';

/** Why somebody goes to a provider, and where he wants to be afterwards. */
export interface Journey {
  purpose: Purpose;
  next: string;
}

const STORED = 'vestnik.outside';
/** As long as the API waits for somebody to come back. */
const LIFE_MS = 600_000;

/**
 * Remembers why this tab leaves the page, to set out again where the provider is not known yet.
 *
 * What a way back is for, the API says.
 */
export function setOut(journey: Journey): void {
  const until = Date.now() + LIFE_MS;
  sessionStorage.setItem(STORED, JSON.stringify({ ...journey, until }));
}

/** Why this tab has left the page; null when that has ended, or is long ago. */
export function journey(): Journey | null {
  const stored = JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as
    (Journey & { until: number }) | null;
  if (!stored || stored.until < Date.now()) return null;
  return { purpose: stored.purpose, next: stored.next };
}

/** Nothing of this journey is left for another one. */
export function endJourney(): void {
  sessionStorage.removeItem(STORED);
}

/** Where the way to a provider begins; a new account gets the browser's zone and this language. */
export function startAddress(provider: string, { purpose, next }: Journey): string {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = new URLSearchParams({ purpose, next, timezone, language: language.value });
  return `/api/oauth/${encodeURIComponent(provider)}/start?${query.toString()}`;
}

/** Whether this page is the one to which providers lead back. */
export function isOutsidePage(): boolean {
  return location.pathname === '/outside';
}
