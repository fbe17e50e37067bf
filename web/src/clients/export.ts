import { call, type Answer } from '../http/call';
import { pageOf } from '../http/pages';

/** A file without its header, which the file before has told. */
function rowsOf(file: string): string {
  return file.slice(file.indexOf('\n') + 1);
}

/** All clients of a list as one CSV file. Args: address: of the first of the files they come in. */
export async function fetchExport(address: string): Promise<Blob> {
  const parts: string[] = [];
  let next: string | null = address;
  while (next !== null) {
    const file: Answer<string> = await call<string>(next);
    parts.push(parts.length === 0 ? file.data : rowsOf(file.data));
    ({ next } = pageOf({ ...file, data: [] }));
  }
  return new Blob(parts, { type: 'text/csv' });
}
