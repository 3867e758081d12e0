import { randomUUID } from 'node:crypto';
import { createDatabase, dropDatabase, openTestServer, type Server } from '@/scripts/database';

/** The PostgreSQL of a run: the embedded one, or the server that DATABASE_URL names; started when first asked for. */
export class BenchDatabases implements AsyncDisposable {
  #server: Promise<Server> | undefined;
  readonly #made: string[] = [];

  /** The address of a new and empty database, gone when the run ends. */
  async fresh(): Promise<string> {
    this.#server ??= openTestServer();
    const name = `khibra_bench_${randomUUID().slice(0, 8)}`;
    const url = await createDatabase(await this.#home(), name);
    this.#made.push(name);
    return url;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const server = await this.#server;
    if (!server) return;
    const home = await this.#home();
    for (const name of this.#made) await dropDatabase(home, name);
    await server[Symbol.asyncDispose]();
  }

  async #home(): Promise<string> {
    const server = await (this.#server as Promise<Server>);
    return server.urlOf(server.embedded ? 'postgres' : null);
  }
}
