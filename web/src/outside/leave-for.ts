import { loadSession, session } from '../accounts/session';
import { setOut, startAddress, type Journey } from './journey';

/** Whether the way to a provider will find the session that it wants: its cookie lives for minutes. */
async function isReady({ purpose }: Journey): Promise<boolean> {
  if (purpose === 'sign_in') return true;
  await loadSession();
  return session.value.state === 'signed-in';
}

/** Leaves for a provider; false: it can't be begun, as nobody is signed in any more. */
export async function leaveFor(
  provider: string,
  journey: Journey,
  leave: 'assign' | 'replace' = 'assign',
): Promise<boolean> {
  if (!(await isReady(journey))) return false;
  setOut(journey);
  location[leave](startAddress(provider, journey));
  return true;
}
