import { call, callSignedOut } from '../http/call';
import type { User } from '../http/types';
import type { Language } from '../texts/texts';

export type { User };

export interface Credentials {
  email: string;
  password: string;
}

export interface NewUser extends Credentials {
  password_repeat: string;
  timezone: string;
  language: Language;
}

export async function fetchUser(): Promise<User> {
  return (await call<User>('/api/user')).data;
}

export async function register(body: NewUser): Promise<User> {
  return (await callSignedOut<User>('/api/user', { method: 'POST', body })).data;
}

export async function signIn(body: Credentials): Promise<User> {
  return (await callSignedOut<User>('/api/session', { method: 'POST', body })).data;
}

export async function changeUser(
  body: Partial<Pick<User, 'language' | 'timezone'>>,
): Promise<User> {
  return (await call<User>('/api/user', { method: 'PATCH', body })).data;
}

export async function endSession(): Promise<void> {
  await call('/api/session', { method: 'DELETE' });
}
