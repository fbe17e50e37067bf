import { call } from '../http/call';

/** All clients as CSV. */
export async function fetchExport(): Promise<Blob> {
  const { data } = await call<string>('/api/clients/export');
  return new Blob([data], { type: 'text/csv' });
}
