import { spawnSync } from 'node:child_process';
import { BROWSER_VARIABLE, findBrowser } from '@/tests/support/browser';
import { Failure } from './failure';
import { run } from './processes';

/** Finds a browser for the end-to-end tests, or installs one; they are never left out. */
export async function requireBrowser(): Promise<void> {
  let browser = findBrowser();
  if (browser === null && process.env[BROWSER_VARIABLE]) {
    throw new Failure(`${BROWSER_VARIABLE} names ${process.env[BROWSER_VARIABLE]}, which does not start.`);
  }
  if (browser === null) {
    console.log('No Chromium here: installing one…');
    await run('@playwright/test:playwright', ['install', 'chromium']);
    browser = findBrowser();
  }
  if (browser === null && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    spawnSync('apt-get', ['update'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium-headless-shell'], { stdio: 'inherit' });
    browser = findBrowser();
  }
  if (browser === null) {
    throw new Failure(
      `There is no browser for the end-to-end tests, and none could be installed. Install Chromium (Debian: apt-get install chromium-headless-shell), or set ${BROWSER_VARIABLE} to the path of one, and run this again.`,
    );
  }
  process.env[BROWSER_VARIABLE] = browser;
}
