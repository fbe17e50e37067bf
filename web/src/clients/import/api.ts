import { addressOf, ask } from '../../http/api';
import { call } from '../../http/call';
import type { ClientImport } from '../../http/types';

export interface Wish {
  file: Blob;
  mapping: Record<string, string>;
  /** Whether it only tells what it would do. */
  isDry: boolean;
}

/** Sends the file; of a large one only the id comes back, under which it goes on. */
export async function sendFile({ file, mapping, isDry }: Wish) {
  const query = { dry_run: isDry, mapping: JSON.stringify(mapping) };
  const body = new Blob([file], { type: 'text/csv' });
  const address = addressOf('/clients/import', { query });
  return (await call<ClientImport | { id: string }>(address, { method: 'POST', body })).data;
}

export async function fetchImport(id: string): Promise<ClientImport> {
  return (await ask('GET /clients/import/{id}', { path: { id } })).data;
}

/** All rows that were not taken, as CSV. Args: address: as the report names it. */
export async function fetchErrors(address: string): Promise<Blob> {
  return new Blob([(await call<string>(address)).data], { type: 'text/csv' });
}
