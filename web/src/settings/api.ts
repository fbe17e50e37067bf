import { fetchUser } from '../accounts/api';
import { call } from '../http/call';
import { Failure } from '../http/failure';
import type {
  AccountDeletion,
  ApiToken,
  MadeApiToken,
  NewApiToken,
  PasswordChange,
  ProfileChange,
  Scope,
  Session,
  User,
} from '../http/types';

export const SCOPES: readonly Scope[] = [
  'tasks:read',
  'tasks:write',
  'clients',
  'mailings',
  'deals',
  'jobs',
  'ops',
];

/** Id of the text that names a scope. */
export function scopeName(scope: Scope): string {
  return `scope-${scope.replace(':', '-')}`;
}

export async function changeProfile(body: ProfileChange): Promise<User> {
  return (await call<User>('/api/user', { method: 'PATCH', body })).data;
}

/** Has the mail with the link sent again; answers the account, whose address is written to again. */
export async function askForConfirmation(): Promise<User> {
  await call('/api/user/confirmation', { method: 'POST' });
  return fetchUser();
}

export async function changePassword(body: PasswordChange): Promise<void> {
  await call('/api/user/password', { method: 'POST', body });
}

export async function fetchDevices(): Promise<Session[]> {
  return (await call<Session[]>('/api/sessions')).data;
}

export async function signOutDevice(id: string): Promise<void> {
  await call(`/api/sessions/${id}`, { method: 'DELETE' });
}

export async function signOutOthers(): Promise<void> {
  await call('/api/sessions', { method: 'DELETE' });
}

export async function fetchTokens(): Promise<ApiToken[]> {
  return (await call<ApiToken[]>('/api/tokens')).data;
}

/** Makes a token; `token` is told this once. */
export async function makeToken(body: NewApiToken): Promise<MadeApiToken> {
  return (await call<MadeApiToken>('/api/tokens', { method: 'POST', body })).data;
}

export async function revokeToken(id: string): Promise<void> {
  await call(`/api/tokens/${id}`, { method: 'DELETE' });
}

interface Address {
  url: string;
}

/** The secret address of the calendar, null without one. */
export async function fetchCalendar(): Promise<string | null> {
  try {
    return (await call<Address>('/api/calendar')).data.url;
  } catch (error) {
    if (error instanceof Failure && error.status === 404) return null;
    throw error;
  }
}

/** Makes an address of the calendar, the older one dies. */
export async function makeCalendar(): Promise<string> {
  return (await call<Address>('/api/calendar', { method: 'POST' })).data.url;
}

export async function switchOffCalendar(): Promise<void> {
  await call('/api/calendar', { method: 'DELETE' });
}

/** Deletes the account; answers false when the bot has sent a code that is wanted first. */
export async function deleteAccount(body: AccountDeletion): Promise<boolean> {
  return (await call<unknown>('/api/user', { method: 'DELETE', body })).data === undefined;
}
