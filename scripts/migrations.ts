import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Logger, runMigrations } from 'graphile-worker';
import { type DatabaseError, Pool, type QueryResult } from 'pg';
import { createDatabase, dropDatabase } from './database';
import { Failure, messageOf } from './failure';

/*
 * Prisma's own engine, compiled to WebAssembly: the CLI would download a native one. The folders and
 * the table of applied migrations are Prisma's, so `prisma migrate deploy` works on the same history.
 */

const FOLDER = resolve('prisma/migrations');
const LOCK_FILE = 'migration_lock.toml';
const SCHEMA = resolve('prisma/schema.prisma');
const ENGINE = resolve('node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm');
const quiet = new Logger(() => () => {});
const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Brings a database up to date, the tables of background jobs included; names what was applied. */
export async function migrate(url: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  const applied = await withEngine(url, async (engine) => {
    const { editedMigrationNames, failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    if (editedMigrationNames.length > 0) {
      throw new Failure(
        `Migrations that this database has applied were edited since: ${editedMigrationNames.join(', ')}. Put them back, or start over with \`npm run db:reset\`.`,
      );
    }
    if (failedMigrationNames.length > 0) {
      throw new Failure(
        `A migration failed half-way: ${failedMigrationNames.join(', ')}. Mend it, then start over with \`npm run db:reset\`.`,
      );
    }
    return (await engine.applyMigrations({ migrationsList, filters: NO_FILTER })).appliedMigrationNames;
  });
  // A command enqueues in its own transaction, before any worker has run.
  await runMigrations({ connectionString: url, logger: quiet });
  return applied;
}

/** The SQL that leads from the migrations to schema.prisma; empty when they agree. */
export async function missingFromMigrations(url: string): Promise<string> {
  const migrations = await readMigrations();
  const schema = await readSchema();
  const { stdout } = await withEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', ...schema },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  );
  const script = stdout?.trim() ?? '';
  return script === '-- This is an empty migration.' ? '' : script;
}

/** Writes the folder of a new migration; null when there is nothing to migrate. */
export async function writeMigration(url: string, name: string, now: Date): Promise<string | null> {
  const script = await missingFromMigrations(url);
  if (script === '') return null;
  const time = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(FOLDER, `${time}_${name}`);
  await mkdir(folder);
  const file = join(folder, 'migration.sql');
  await writeFile(file, `${script}\n`);
  return file;
}

async function withEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const schema = await readSchema();
  await (engineLoaded ??= loadEngine());
  const adapter = new MigrationAdapter(url);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: schema.files.map(({ path, content }) => [path, content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await use(engine);
  } catch (error) {
    throw error instanceof Failure ? error : Object.assign(new Failure(`The migrations failed: ${messageOf(error)}`), { cause: error });
  } finally {
    engine.free();
    await adapter.close();
  }
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** PostgreSQL's numbers for its types "char", of its own catalogue, and text. */
const CHAR = 18;
const TEXT = 25;

/** Prisma's adapter, but for what keeps it from reading a catalogue and from applying a migration with a function. */
class MigrationAdapter extends PrismaPg {
  readonly #url: string;
  readonly #pool: Pool;
  /** By the rows of a result, the names of its columns of "char". */
  readonly #charColumns = new WeakMap<object, Set<string>>();

  constructor(url: string) {
    const pool = new Pool({ connectionString: url });
    super(pool);
    this.#url = url;
    this.#pool = pool;
    // It refuses columns of "char", which the engine asks for: they pass as text, and are noted.
    const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<QueryResult>;
    pool.query = (async (...args: unknown[]) => {
      const result = await query(...args);
      const columns = (result.fields ?? []).filter((field) => field.dataTypeID === CHAR);
      for (const field of columns) field.dataTypeID = TEXT;
      if (columns.length > 0) this.#charColumns.set(result.rows, new Set(columns.map(({ name }) => name)));
      return result;
    }) as typeof pool.query;
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (statement) => {
      const result = await queryRaw(statement);
      const isChar = (name: string | undefined) => name !== undefined && this.#charColumns.get(result.rows)?.has(name);
      return {
        ...result,
        columnTypes: result.columnTypes.map((type, index) => (isChar(result.columnNames[index]) ? ColumnTypeEnum.Character : type)),
      };
    };
    // It cuts a script at every semicolon, those in the body of a function too.
    adapter.executeScript = async (script) => {
      try {
        await this.#pool.query(script);
      } catch (error) {
        const { code = '', severity = '', message, detail, column, hint } = error as DatabaseError;
        throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
      }
    };
    return adapter;
  }

  /** Its own takes the real database for the shadow, once it was given an address. */
  override async connectToShadowDb(): Promise<Adapter> {
    const name = `khibra_shadow_${randomUUID()}`;
    const shadow = new MigrationAdapter(await createDatabase(this.#url, name));
    const adapter = await shadow.connect();
    adapter.dispose = async () => {
      await shadow.close();
      await dropDatabase(this.#url, name);
    };
    return adapter;
  }

  /** The engine leaves connections open, which would keep the process alive. */
  async close(): Promise<void> {
    await this.#pool.end();
  }
}

let engineLoaded: Promise<void> | undefined;

/** What the package's entry does, for a Node that cannot import WebAssembly as a module. */
async function loadEngine(): Promise<void> {
  const { instance } = await WebAssembly.instantiate(await readFile(ENGINE), {
    './schema_engine_bg.js': bindings as WebAssembly.ModuleImports,
  });
  (bindings as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void }).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

async function readSchema(): Promise<SchemasContainer> {
  return { files: [{ path: SCHEMA, content: await readFile(SCHEMA, 'utf8') }] };
}

async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(FOLDER, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return {
    baseDir: FOLDER,
    lockfile: { path: LOCK_FILE, content: await readFile(join(FOLDER, LOCK_FILE), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      folders.sort().map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(FOLDER, path, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}
