import { signal } from '@preact/signals';
import { navigate } from 'wouter-preact/use-browser-location';
import { whenSessionEnds } from '../http/call';
import { Failure } from '../http/failure';
import { speak, type Language } from '../texts/texts';
import { zone } from '../texts/zone';
import { changeUser, endSession, fetchUser, type User } from './api';
import { tellOtherTabs, whenOtherTabsTell } from './tabs';

export type Session =
  | { state: 'loading' }
  | { state: 'unreachable'; failure: Failure }
  | { state: 'signed-out'; expired: boolean }
  | { state: 'signed-in'; user: User };

/** Who is at the screen, as far as this page knows. */
export const session = signal<Session>({ state: 'loading' });

whenSessionEnds(() => {
  // Several calls may learn it, each in its turn.
  if (session.value.state === 'signed-out') return;
  session.value = { state: 'signed-out', expired: session.value.state === 'signed-in' };
});

/** Asks the API who is signed in. */
export async function loadSession(): Promise<void> {
  try {
    await show(await fetchUser());
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.status === 401 || session.value.state === 'signed-in') return;
    session.value = { state: 'unreachable', failure: error };
  }
}

async function show(user: User): Promise<void> {
  await speak(user.language);
  zone.value = user.timezone;
  session.value = { state: 'signed-in', user };
}

/** Keeps the tabs of one browser with one person: the session's cookie is theirs in common. */
export function followOtherTabs(): void {
  whenOtherTabsTell(() => void loadSession());
}

/** Lets in somebody who has just proved who he is, to the address that he wanted. */
export async function enter(user: User): Promise<void> {
  await show(user);
  tellOtherTabs();
}

/** Ends the session; the next person starts at the first page. */
export async function leave(): Promise<void> {
  await endSession();
  signOutHere();
}

/** Shows the first page in all tabs, once the API knows nobody here any more. */
export function signOutHere(): void {
  session.value = { state: 'signed-out', expired: false };
  navigate('/', { replace: true });
  tellOtherTabs();
}

/** Turns the page to a language, and keeps it in the profile of who is signed in. */
export async function chooseLanguage(wanted: Language): Promise<void> {
  await speak(wanted);
  if (session.value.state !== 'signed-in') return;
  session.value = { state: 'signed-in', user: await changeUser({ language: wanted }) };
}
