import { addressOf } from '../http/api';
import { call } from '../http/call';
import { isWhole, type Client, type ClientChange, type NewClient, type Wanted } from './model';

function queryOf(wanted: Wanted): Record<string, string> {
  const parts = (['q', 'tag', 'operator_code', 'timezone'] as const).filter((part) =>
    isWhole(part, wanted[part]),
  );
  return Object.fromEntries(parts.map((part) => [part, wanted[part].trim()]));
}

/** Address of a list's first page. */
export function clientsAddress(wanted: Wanted): string {
  return addressOf('/clients', { query: queryOf(wanted) });
}

/** Address of the same list as a file. */
export function exportAddress(wanted: Wanted): string {
  return addressOf('/clients/export', { query: queryOf(wanted) });
}

function addressOfClient(id: string): string {
  return addressOf('/clients/{id}', { path: { id } });
}

export async function fetchClient(id: string): Promise<Client> {
  return (await call<Client>(addressOfClient(id))).data;
}

export async function addClient(body: NewClient): Promise<Client> {
  return (await call<Client>('/api/clients', { method: 'POST', body })).data;
}

/** Changes a client; of two people who edit at once the later one is told. */
export async function changeClient(
  { id, version }: Pick<Client, 'id' | 'version'>,
  body: ClientChange,
): Promise<Client> {
  const headers = { 'If-Match': `"${version}"` };
  return (await call<Client>(addressOfClient(id), { method: 'PATCH', body, headers })).data;
}

export async function removeClient(id: string): Promise<void> {
  await call(addressOfClient(id), { method: 'DELETE' });
}
