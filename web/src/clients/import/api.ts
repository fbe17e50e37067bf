import { addressOf } from '../../http/api';
import { call } from '../../http/call';

export interface RowError {
  /** As in the file, whose header is row 1. */
  row: number;
  column: string;
  reason: string;
}

/** What an import has done, or would do. */
export interface Report {
  new: number;
  updated: number;
  errors: readonly RowError[];
}

/** A large import on its way. */
export interface Running extends Report {
  state: 'running' | 'done';
  rows: number;
  errors_csv: string | null;
}

export interface Wish {
  file: Blob;
  mapping: Record<string, string>;
  /** Whether it only tells what it would do. */
  isDry: boolean;
}

/** Sends the file; a large one answers the id under which it goes on. */
export async function sendFile({ file, mapping, isDry }: Wish): Promise<Report | { id: string }> {
  const query = { dry_run: isDry, mapping: JSON.stringify(mapping) };
  const body = new Blob([file], { type: 'text/csv' });
  const address = addressOf('/clients/import', { query });
  return (await call<Report | { id: string }>(address, { method: 'POST', body })).data;
}

export async function fetchImport(id: string): Promise<Running> {
  return (await call<Running>(addressOf('/clients/import/{id}', { path: { id } }))).data;
}
