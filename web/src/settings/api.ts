import type { User } from '../accounts/api';
import { call } from '../http/call';
import { Failure } from '../http/failure';

export type Channel = 'telegram' | 'email';
export type DigestChannel = Channel | 'off';

/** Wall times hh:mm in the person's zone; over midnight where `to` comes first. */
export interface QuietHours {
  from: string;
  to: string;
}

export interface Notifications {
  /** Of reminders that name none. */
  reminder_channel: Channel;
  digest: DigestChannel;
  /** Reminders that are later than this after an outage are not sent, s. */
  catch_up_s: number;
}

/** The whole account, which the API answers wherever it answers a user. */
export interface Profile extends User {
  quiet_hours: QuietHours | null;
  notifications: Notifications;
}

export interface ProfileChange {
  timezone?: string;
  quiet_hours?: QuietHours | null;
  notifications?: Partial<Notifications>;
}

export interface SignedInDevice {
  id: string;
  /** What the program called itself: its User-Agent. */
  device: string;
  created_at: string;
  last_used_at: string;
  expires_at: string;
  current: boolean;
}

export const SCOPES = [
  'tasks:read',
  'tasks:write',
  'clients',
  'mailings',
  'deals',
  'jobs',
  'ops',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Id of the text that names a scope. */
export function scopeName(scope: Scope): string {
  return `scope-${scope.replace(':', '-')}`;
}

export interface ApiToken {
  id: string;
  name: string;
  scopes: Scope[];
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
}

export interface NewToken {
  name: string;
  scopes: Scope[];
  expires_in_days: number;
}

export async function changeProfile(body: ProfileChange): Promise<User> {
  return (await call<User>('/api/user', { method: 'PATCH', body })).data;
}

export async function changePassword(body: { current: string; new: string }): Promise<void> {
  await call('/api/user/password', { method: 'POST', body });
}

export async function fetchDevices(): Promise<SignedInDevice[]> {
  return (await call<SignedInDevice[]>('/api/sessions')).data;
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
export async function makeToken(body: NewToken): Promise<ApiToken & { token: string }> {
  return (await call<ApiToken & { token: string }>('/api/tokens', { method: 'POST', body })).data;
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

export async function deleteAccount(password: string): Promise<void> {
  await call('/api/user', { method: 'DELETE', body: { password } });
}
