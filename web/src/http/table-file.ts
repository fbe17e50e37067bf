import { call, type Answer } from './call';
import { pageOf } from './pages';

/** A file without its header, which the file before has told. */
function rowsOf(file: string): string {
  return file.slice(file.indexOf('\n') + 1);
}

/** A table that comes in CSV files, as one. Args: address: of the first of them. */
export async function fetchTable(address: string): Promise<Blob> {
  const parts: string[] = [];
  let next: string | null = address;
  while (next !== null) {
    const file: Answer<string> = await call<string>(next);
    parts.push(parts.length === 0 ? file.data : rowsOf(file.data));
    ({ next } = pageOf({ ...file, data: [] }));
  }
  // By this mark spreadsheets know UTF-8; reading an answer as text loses it.
  return new Blob(['\uFEFF', ...parts], { type: 'text/csv' });
}
