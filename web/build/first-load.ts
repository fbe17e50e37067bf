import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** The page itself and every script, style and picture that it names. */
function firstFiles(dist: string): string[] {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((match) => match[1] ?? '');
  return ['index.html', ...named];
}

/**
 * Prints the size of the first load after gzip and fails the build over the budget.
 *
 * The texts come in one more file, of one language: the larger of them is counted.
 */
export function firstLoadBudget({ budgetKib }: { budgetKib: number }): Plugin {
  let dist = '';
  let languages: string[] = [];
  const sizeKib = (file: string) => gzipSync(readFileSync(join(dist, file))).length / 1024;
  return {
    name: 'vestnik:first-load',
    apply: 'build',
    configResolved(config) {
      dist = join(config.root, config.build.outDir);
    },
    writeBundle(_options, bundle) {
      languages = Object.values(bundle)
        .filter((file) => file.type === 'chunk' && file.facadeModuleId?.includes('/web.ftl'))
        .map((file) => file.fileName);
    },
    closeBundle() {
      const sizes = firstFiles(dist).map(sizeKib);
      const total = sizes.reduce((sum, size) => sum + size, Math.max(0, ...languages.map(sizeKib)));
      const figure = `first load ${total.toFixed(1)} KiB gzip, budget ${budgetKib} KiB`;
      if (total > budgetKib) throw new Error(figure);
      process.stdout.write(`${figure}\n`);
    },
  };
}
