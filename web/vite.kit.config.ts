import { defineConfig, mergeConfig } from 'vite';
import { shared } from './build/shared.ts';

/** The page that shows every component in every state: beside the web app, never part of it. */
export default mergeConfig(
  shared,
  defineConfig({
    base: '/_local/kit/',
    publicDir: false,
    build: {
      outDir: 'dist-kit',
      // Flat, as the front door serves it.
      assetsDir: '',
      rolldownOptions: { input: 'kit.html' },
    },
  }),
);
