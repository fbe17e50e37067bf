import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export const texts = fileURLToPath(
  new URL('../../layers/core/python/vestnik/texts', import.meta.url),
);

/** How scripts and styles are built, wherever they go. */
export const shared = defineConfig({
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
});
