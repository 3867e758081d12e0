import { Client, escapeIdentifier, type QueryResultRow } from 'pg';
import { codeOf, Failure, messageOf } from './failure';
import { openCluster, openTemporaryCluster } from './postgres';

/** A PostgreSQL server for one command: the one that DATABASE_URL names, else the embedded one. */
export interface Server extends AsyncDisposable {
  embedded: boolean;
  /** Of the command's own database; the name `null` asks for the one that holds the platform's data. */
  urlOf(database: string | null): string;
}

const OLDEST_VERSION = 15;
const EMBEDDED_DATABASE = 'khibra';

/** With the platform's own database, there to be migrated. */
export async function openServer(): Promise<Server> {
  const server = await serverOf(openCluster);
  if (server.embedded) await createMissing(server.urlOf('postgres'), EMBEDDED_DATABASE);
  return server;
}

/** For tests, which make databases of their own. */
export async function openTestServer(): Promise<Server> {
  return serverOf(openTemporaryCluster);
}

async function serverOf(openEmbedded: typeof openCluster): Promise<Server> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await checkServer(given);
    return {
      embedded: false,
      urlOf: (database) => (database === null ? given : withDatabase(given, database)),
      async [Symbol.asyncDispose]() {},
    };
  }
  const cluster = await openEmbedded();
  return {
    embedded: true,
    urlOf: (database) => cluster.urlOf(database ?? EMBEDDED_DATABASE),
    [Symbol.asyncDispose]: () => cluster[Symbol.asyncDispose](),
  };
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Over a connection of its own. */
export async function query<Row extends QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A new database, empty or as another one stands; `url` is of any database of the server but those two. */
export async function createDatabase(url: string, name: string, template?: string): Promise<string> {
  // A copy of files is faster than a copy through the log, where nobody needs the log.
  const copy = template === undefined ? '' : ` TEMPLATE ${escapeIdentifier(template)} STRATEGY FILE_COPY`;
  await query(url, `CREATE DATABASE ${escapeIdentifier(name)}${copy}`);
  return withDatabase(url, name);
}

/** Cuts off whoever still uses it. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await query(url, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
}

async function createMissing(url: string, name: string): Promise<void> {
  try {
    await createDatabase(url, name);
  } catch (error) {
    // duplicate_database, or two commands at once.
    if (!['42P04', '23505'].includes(codeOf(error))) throw error;
  }
}

/** Says in a sentence what is wrong with DATABASE_URL. */
async function checkServer(url: string): Promise<void> {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new Failure('DATABASE_URL is not an address such as postgresql://user:password@host:5432/khibra.');
  }
  const { host, pathname } = new URL(url);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version') AS version");
    const version = rows[0]?.version ?? '';
    if (Number.parseInt(version, 10) < OLDEST_VERSION) {
      throw new Failure(`The server of DATABASE_URL (${host}) runs PostgreSQL ${version}; Khibra needs ${OLDEST_VERSION} or later.`);
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (codeOf(error) === '3D000') {
      throw new Failure(`The server of DATABASE_URL (${host}) has no database "${pathname.slice(1)}". Create it, then run this again.`);
    }
    throw new Failure(`The server of DATABASE_URL (${host}) cannot be used: ${messageOf(error) || codeOf(error)}`);
  } finally {
    await client.end().catch(() => {});
  }
}
