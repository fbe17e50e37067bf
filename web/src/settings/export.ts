import { call } from '../http/call';
import type { ExportPage } from '../http/types';
import { saveFile } from '../kit/save-file';

/** All that is kept about the person, in one document. */
export async function fetchExport(): Promise<object> {
  const pages: ExportPage[] = [];
  let path: string | null = '/api/user/export';
  while (path !== null) {
    const page: ExportPage = (await call<ExportPage>(path)).data;
    pages.push(page);
    path = page.next;
  }
  return {
    ...pages[0],
    mails: pages.flatMap(({ mails }) => mails),
    tasks: pages.flatMap(({ tasks }) => tasks),
    next: null,
  };
}

/** Hands a document to the browser as a file. */
export function download(document_: object, name: string): void {
  saveFile(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }), name);
}
