import { addressOf, ask } from '../http/api';
import type { Account, RightsChange } from '../http/types';

export type { Account };
export type Role = Account['roles'][number];

export function accountsAddress(q: string): string {
  return addressOf('/users', { query: q === '' ? {} : { q } });
}

/** What somebody is called: his address, or what Telegram calls him. */
export function nameOf({ email, telegram, id }: Account): string {
  return email ?? (telegram === null ? id : `@${telegram}`);
}

/** Changes what somebody may; of two administrators at once the later one is told. */
export async function changeAccount(
  { id, version }: Account,
  body: RightsChange,
): Promise<Account> {
  const headers = { 'If-Match': `"${version}"` };
  return (await ask('PATCH /users/{id}', { path: { id }, body, headers })).data;
}
