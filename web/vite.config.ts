import { defineConfig, mergeConfig } from 'vitest/config';
import { firstLoadBudget } from './build/first-load.ts';
import { oneFirstChunk } from './build/one-first-chunk.ts';
import { preloadTexts } from './build/preload-texts.ts';
import { shared, texts } from './build/shared.ts';
import { swaggerUi } from './build/swagger-ui.ts';

export default mergeConfig(
  shared,
  defineConfig({
    plugins: [swaggerUi(), preloadTexts(), firstLoadBudget({ budgetKib: 60 })],
    build: { rolldownOptions: { output: { codeSplitting: oneFirstChunk() } } },
    server: {
      fs: { allow: ['.', texts] },
      proxy: Object.fromEntries(
        ['/api', '/openapi.json'].map((path) => [path, process.env.APP ?? 'http://127.0.0.1:8000']),
      ),
    },
    test: {
      environment: 'happy-dom',
      environmentOptions: { happyDOM: { url: 'http://localhost:8000/' } },
      setupFiles: ['tests/setup.ts'],
      env: { TZ: 'Europe/Berlin' },
      restoreMocks: true,
      testTimeout: 20_000,
      // A page and all modules anew for each file take most of its time: only where it keeps state.
      projects: [
        { extends: true, test: { name: 'app', include: ['tests/*.test.{ts,tsx}'] } },
        {
          extends: true,
          test: { name: 'rules', include: ['tests/{kit,rules}/*.test.{ts,tsx}'], isolate: false },
        },
      ],
    },
  }),
);
