/*
 * The entry of the npm scripts: `node scripts/run.mjs <command> [arguments]`. Plain JavaScript over
 * Node's own modules, because it runs in a fresh clone, before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

requireNode(20, 19);
if (!isInstalled()) install();
await start();

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/** @param {number} major @param {number} minor */
function requireNode(major, minor) {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  fail(`Khibra needs Node ${major}.${minor} or later; this is Node ${process.versions.node}.`);
}

/** @param {string} path @returns {Record<string, { version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }>} */
function lockedPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** Every package that the lock wants on this machine is there, in the version it wants. */
function isInstalled() {
  const installedLock = 'node_modules/.package-lock.json';
  if (!existsSync(installedLock)) return false;
  const installed = lockedPackages(installedLock);
  return Object.entries(lockedPackages('package-lock.json')).every(([path, wanted]) => {
    if (path === '') return true;
    // Optional packages are mostly binaries for one system each; what was left out is for another.
    const forThisSystem = wanted.os?.includes(process.platform) && wanted.cpu?.includes(process.arch) && !wanted.libc;
    if (wanted.optional && !forThisSystem) return installed[path] === undefined || installed[path].version === wanted.version;
    return installed[path]?.version === wanted.version && existsSync(path);
  });
}

function install() {
  console.log('Installing the packages (once, and after they change)…');
  const npm = process.env.npm_execpath;
  const command = npm?.endsWith('js') ? [process.execPath, npm] : ['npm'];
  const [file = 'npm', ...first] = command;
  // Not `npm ci`, which refuses a lock without the binaries of other systems that a registry did not offer.
  const { status, error } = spawnSync(file, [...first, 'install', '--no-save', '--include=dev', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32' && file === 'npm',
    // Any file will do: it keeps older versions of npm from downloading an engine that nothing here uses.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
  if (status === 0) return;
  fail(
    `The packages could not be installed${error ? ` (${error.message})` : ''}. npm says why above; mostly the network, or the disk, is to blame. Then run the same command again.`,
  );
}

async function start() {
  const [command = '', ...args] = process.argv.slice(2);
  try {
    const { register } = await import('tsx/esm/api');
    register();
    const { runCommand } = await import('./commands.ts');
    // At once: Prisma's engine leaves a timer of ten seconds.
    process.exit(await runCommand(command, args));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    fail(`The installation is incomplete: ${error.message}\nDelete the folder node_modules and run the same command again.`);
  }
}
