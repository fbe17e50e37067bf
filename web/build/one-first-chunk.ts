import type { Rolldown } from 'vite';

/** Whether the page needs a module at first: by imports that wait for nothing. */
function isFirst(id: string, context: Rolldown.ChunkingContext): boolean {
  const [seen, open] = [new Set<string>(), [id]];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const module = context.getModuleInfo(one);
    if (module?.isEntry) return true;
    seen.add(one);
    open.push(...(module?.importers ?? []).filter((importer) => !seen.has(importer)));
  }
  return false;
}

/**
 * Puts all scripts that the page needs at first into one chunk.
 *
 * Else what other chunks share of them lies in small ones, each of which costs a request and its headers.
 */
export function oneFirstChunk(): Rolldown.CodeSplittingOptions {
  const name = (id: string, context: Rolldown.ChunkingContext) =>
    isFirst(id, context) ? 'first' : null;
  return { groups: [{ debugName: 'first', name }] };
}
