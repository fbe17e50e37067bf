import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { firstLoadBudget } from './build/first-load.ts';
import { preloadTexts } from './build/preload-texts.ts';
import { swaggerUi } from './build/swagger-ui.ts';

const texts = fileURLToPath(new URL('../layers/core/python/vestnik/texts', import.meta.url));

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { '@texts': texts } },
  css: {
    preprocessorOptions: {
      // Bootstrap 5.3 is written with what newer sass calls deprecated; its own files stay as they are.
      scss: { quietDeps: true, silenceDeprecations: ['import', 'if-function'] },
    },
  },
  build: {
    target: 'es2022',
    // An inlined file would be a `data:` script or style, which the content policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [swaggerUi(), preloadTexts(), firstLoadBudget({ budgetKib: 60 })],
  server: {
    fs: { allow: ['.', texts] },
    proxy: Object.fromEntries(
      ['/api', '/openapi.json'].map((path) => [path, process.env.APP ?? 'http://127.0.0.1:8000']),
    ),
  },
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://localhost:8000/' } },
    include: ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/setup.ts'],
    env: { TZ: 'Europe/Berlin' },
    restoreMocks: true,
  },
});
