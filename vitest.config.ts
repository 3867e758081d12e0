import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Enough for a module that reads the environment; nothing here is reached. */
const env = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', AUTH_SECRET: 't'.repeat(32), APP_URL: 'http://127.0.0.1:3000' };

export default defineConfig({
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // Throws wherever React's server condition is not set; tests are the server.
      'server-only': fileURLToPath(new URL('node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    maxWorkers: 2,
    // A test that was left out by mistake must be seen.
    allowOnly: !process.env.CI,
    projects: [
      {
        extends: true,
        // Without it Node would not find `next/server` from there; the bundler does.
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          env,
          server: { deps: { inline: ['next-intl'] } },
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'bench',
          include: [],
          benchmark: { include: ['tests/bench/**/*.bench.ts'] },
          globalSetup: ['tests/support/template.ts'],
          setupFiles: ['tests/support/next-runtime.ts', 'tests/support/database.ts'],
          pool: 'forks',
          hookTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['tests/db/**/*.test.ts'],
          globalSetup: ['tests/support/template.ts'],
          setupFiles: ['tests/support/next-runtime.ts', 'tests/support/database.ts'],
          pool: 'forks',
          execArgv: ['--import', './tests/support/threads.mjs'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
