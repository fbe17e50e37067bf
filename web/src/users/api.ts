import { addressOf } from '../http/api';
import { call } from '../http/call';
import type { User } from '../http/types';

export type Role = User['roles'][number];

/** Somebody with an account, as an administrator sees him. */
export interface Account {
  id: string;
  email: string | null;
  roles: readonly Role[];
  disabled: boolean;
  created_at: string;
}

export type AccountChange = Partial<Pick<Account, 'roles' | 'disabled'>>;

export function accountsAddress(q: string): string {
  return addressOf('/users', { query: q === '' ? {} : { q } });
}

export async function changeAccount(id: string, body: AccountChange): Promise<Account> {
  const address = addressOf('/users/{id}', { path: { id } });
  return (await call<Account>(address, { method: 'PATCH', body })).data;
}
