import { defineConfig } from '@playwright/test';
import { findBrowser, launchArguments } from './tests/support/browser';

const executablePath = findBrowser();

export default defineConfig({
  globalSetup: './tests/support/template.ts',
  outputDir: './test-results',
  workers: 2,
  // A test that was left out by mistake must be seen.
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'fr-MA',
    timezoneId: 'Africa/Casablanca',
    launchOptions: { args: launchArguments, ...(executablePath !== null && { executablePath }) },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'e2e', testDir: './tests/e2e', testMatch: '**/*.spec.ts' },
    { name: 'shots', testDir: './tests/shots', testMatch: '**/*.shots.ts' },
  ],
});
