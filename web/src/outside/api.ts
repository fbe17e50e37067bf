import { call, callSignedOut } from '../http/call';
import type { Connected, Entered, OutsideAccount, Provider, Working } from '../http/types';

export type { OutsideAccount, Provider };

/** What has come of it; null while the API still works at it. */
function finished<T extends object>(answer: T | Working): T | null {
  return 'state' in answer ? null : (answer as T);
}

export async function fetchProviders(): Promise<Provider[]> {
  return (await callSignedOut<Provider[]>('/api/oauth', {})).data;
}

/** Whether one can go to a provider now; it may have to be asked for its addresses first. */
export async function isReady(provider: string): Promise<boolean> {
  const path = `/api/oauth/${encodeURIComponent(provider)}`;
  return (await callSignedOut<{ ready: boolean }>(path, {})).data.ready;
}

/** Signs in with what the provider has said; null while it is still asked. */
export async function openSession(): Promise<Entered | null> {
  const { data } = await callSignedOut<Entered | Working>('/api/oauth/session', {
    method: 'POST',
  });
  return finished(data);
}

/** Connects what the provider has said to the account that is signed in; null while it is asked. */
export async function connectAccount(): Promise<Connected | null> {
  const { data } = await call<Connected | Working>('/api/oauth/accounts', {
    method: 'POST',
  });
  return finished(data);
}

export async function fetchAccounts(): Promise<OutsideAccount[]> {
  return (await call<OutsideAccount[]>('/api/oauth/accounts')).data;
}

export async function disconnectAccount(id: string): Promise<void> {
  await call(`/api/oauth/accounts/${id}`, { method: 'DELETE' });
}
