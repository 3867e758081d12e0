import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** The headless shell first: the same engine without its windows, and faster for it. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const FIXED = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** Names the browser to test with; whoever sets it wants that one and no other. */
export const BROWSER_VARIABLE = 'KHIBRA_CHROMIUM';

/** A Chromium that starts: the one asked for, else Playwright's own, else the system's. */
export function findBrowser(): string | null {
  const wanted = process.env[BROWSER_VARIABLE];
  if (wanted) return starts(wanted) ? wanted : null;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...FIXED].find(starts) ?? null;
}

/** One that lacks a library is there and does not start. */
function starts(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0;
}

export const launchArguments = [
  // Chromium's sandbox does not start as root, nor in most containers; what is opened here is our own.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
