import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { codeOf, Failure } from './failure';
import { freePort } from './processes';

export const DEFAULT_PORT = 3000;
const SECRET_FILE = '.data/secret';

/** The port to serve on: the one that PORT names, or the first free one from 3000. */
export async function choosePort(): Promise<number> {
  const wanted = process.env.PORT;
  if (wanted) {
    if (!/^\d{1,5}$/.test(wanted) || Number(wanted) < 1 || Number(wanted) > 65_535)
      throw new Failure(`PORT is "${wanted}", which is no port.`);
    if ((await freePort(Number(wanted))) === null) {
      throw new Failure(`Port ${wanted} is used by another program, or not allowed to you. Set PORT to another one.`);
    }
    return Number(wanted);
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + 100; port += 1) {
    if ((await freePort(port)) === null) continue;
    if (port !== DEFAULT_PORT) console.log(`Port ${DEFAULT_PORT} is used by another program; this uses ${port}.`);
    return port;
  }
  throw new Failure(`The ports ${DEFAULT_PORT} to ${DEFAULT_PORT + 99} are all used. Set PORT to a free one.`);
}

/** What the web server needs, for a demonstration on this machine; what is set already stays. */
export function demoEnvironment(databaseUrl: string, port: number): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: process.env.AUTH_SECRET || ownSecret(),
    APP_URL: process.env.APP_URL || `http://localhost:${port}`,
    KHIBRA_DEMO: process.env.KHIBRA_DEMO || '1',
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** A secret of this working copy, so that people stay signed in from one start to the next. */
function ownSecret(): string {
  try {
    return readFileSync(SECRET_FILE, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    const secret = randomBytes(32).toString('base64url');
    mkdirSync('.data', { recursive: true });
    writeFileSync(SECRET_FILE, secret, { mode: 0o600 });
    return secret;
  }
}
