import { fetchImport, sendFile, type Report, type Running, type Wish } from './api';

/** How often a large import is asked how far it has come, ms. */
const ASK_MS = 1000;

const pause = () => new Promise((resolve) => setTimeout(resolve, ASK_MS));

/** Imports a file to the end. Args: tell: gets how far a large one has come. */
export async function runImport(
  wish: Wish,
  tell: (running: Running) => void,
): Promise<Report | Running> {
  const answer = await sendFile(wish);
  if (!('id' in answer)) return answer;
  for (;;) {
    const running = await fetchImport(answer.id);
    tell(running);
    if (running.state === 'done') return running;
    await pause();
  }
}

/** Rows that a running import is done with. */
export function doneRows({ new: added, updated, errors }: Report): number {
  return added + updated + errors.length;
}
