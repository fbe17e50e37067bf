import { callSignedOut } from '../http/call';

/** What one can be written about, and no longer be. */
export const TOPICS = ['digest', 'reminder', 'notice', 'statistics'] as const;

export type Topic = (typeof TOPICS)[number];

interface Address {
  email: string;
}

/** Asks for a link to a new password; whether the address has an account is not told. */
export async function askForReset(email: string): Promise<void> {
  await callSignedOut('/api/password-reset', { method: 'POST', body: { email } });
}

/** Sets a new password; answers the address of the account. */
export async function resetPassword(token: string, password: string): Promise<string> {
  const body = { token, password };
  return (await callSignedOut<Address>('/api/password-reset/confirm', { method: 'POST', body }))
    .data.email;
}

/** Answers the address that is confirmed now. */
export async function confirmAddress(token: string): Promise<string> {
  const body = { token };
  return (await callSignedOut<Address>('/api/user/confirm', { method: 'POST', body })).data.email;
}

/** Answers what will no longer be written about. */
export async function unsubscribe(token: string): Promise<Topic> {
  const path = `/api/unsubscribe?${new URLSearchParams({ token }).toString()}`;
  return (await callSignedOut<{ topic: Topic }>(path, { method: 'POST' })).data.topic;
}
