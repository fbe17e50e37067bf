import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

// Served as they are named here: without a hash, so they must not look like files that have one.
const FILES = { 'swagger-ui.css': 'swagger-ui.css', 'swagger-ui-bundle.js': 'swagger-ui.js' };

/** Puts Swagger UI's own files beside our page and script in `dist/docs`. */
export function swaggerUi(): Plugin {
  const folder = new URL(
    '.',
    `file://${createRequire(import.meta.url).resolve('swagger-ui-dist')}`,
  );
  return {
    name: 'vestnik:swagger-ui',
    apply: 'build',
    generateBundle() {
      for (const [file, name] of Object.entries(FILES)) {
        const source = readFileSync(new URL(file, folder));
        this.emitFile({ type: 'asset', fileName: `docs/${name}`, source });
      }
    },
  };
}
