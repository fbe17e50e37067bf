import type { ClientImport } from '../../http/types';
import { fetchImport, sendFile, type Wish } from './api';

/** How often a large import is asked how far it has come, ms. */
const ASK_MS = 1000;

const pause = () => new Promise((resolve) => setTimeout(resolve, ASK_MS));

/** Imports a file to the end. Args: tell: gets how far a large one has come. */
export async function runImport(
  wish: Wish,
  tell: (running: ClientImport) => void,
): Promise<ClientImport> {
  const answer = await sendFile(wish);
  if ('state' in answer) return answer;
  for (;;) {
    const running = await fetchImport(answer.id);
    tell(running);
    if (running.state === 'done') return running;
    await pause();
  }
}

/** Rows that a finished import did not take. */
export function skippedRows({ rows, new: added, updated }: ClientImport): number {
  return rows - added - updated;
}
