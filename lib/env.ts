import { z } from 'zod';
import { EMBEDDED_USER } from '@/lib/db/embedded';
import { DEMO_PASSWORD } from '@/lib/people/rules';

/** The words of .env.example, and others that a hurried person leaves in place of a secret. */
const PLACEHOLDER = /change[-_ ]?me|secret|password|example|xxxx/i;
const SECRET_LENGTH = 32;

const on = z
  .enum(['0', '1'], { error: 'is 0 or 1' })
  .default('0')
  .transform((value) => value === '1');

const OIDC_VARIABLES = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_COMPANY_ICE'] as const;

const missing = (what: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? `is missing: ${what}` : undefined),
});

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    DATABASE_URL: z
      .string(missing('the address of a PostgreSQL 15 or later, postgresql://user:password@host:5432/khibra'))
      .regex(/^postgres(ql)?:\/\//, 'is not an address that starts with postgresql://')
      .refine((value) => URL.canParse(value), {
        error: 'is not an address; signs such as @ or / in a password are written %40, %2F',
        // What follows reads its parts.
        abort: true,
      }),
    AUTH_SECRET: z
      .string(missing('32 signs or more by chance, as `openssl rand -base64 32` gives them'))
      .min(SECRET_LENGTH, `has fewer than ${SECRET_LENGTH} signs`),
    APP_URL: z
      .string(missing('the address that people open, https://khibra.example'))
      .refine((value) => isSite(value), 'is not the address of a site: http:// or https://, without a path'),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/.+/, 'is not an address that starts with smtp:// or smtps://')
      .optional(),
    MAIL_FROM: z.string().min(1, 'is empty').default('Khibra <no-reply@khibra.example>'),
    OIDC_ISSUER: z
      .string()
      .refine((value) => URL.canParse(value) && isIssuer(new URL(value)), 'is not the address of an issuer: https://, without query')
      .transform((value) => value.replace(/\/$/, ''))
      .optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_COMPANY_ICE: z
      .string()
      .regex(/^\d{15}$/, 'is not an ICE of 15 digits')
      .optional(),
    WORKER: z.enum(['on', 'off'], { error: 'is on or off' }).default('on'),
    PROXY_HOPS: z.string().regex(/^\d$/, 'is a number from 0 to 9').default('0').transform(Number),
    KHIBRA_DEMO: on,
  })
  .superRefine((values, context) => {
    // With some of them the button would be there and lead nowhere, or nobody would know whose people come.
    const given = OIDC_VARIABLES.filter((name) => values[name] !== undefined);
    for (const name of OIDC_VARIABLES) {
      if (given.length > 0 && values[name] === undefined)
        context.addIssue({ code: 'custom', path: [name], message: `is missing: ${OIDC_VARIABLES.join(', ')} go together` });
    }
    // A demonstration is production's build with everybody's password.
    if (values.NODE_ENV !== 'production' || values.KHIBRA_DEMO) return;
    const refuse = (name: keyof typeof values, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    const database = new URL(values.DATABASE_URL);
    if (database.username === EMBEDDED_USER) {
      refuse('DATABASE_URL', 'is the embedded PostgreSQL of the demo; production needs a server that is backed up, or KHIBRA_DEMO=1');
    }
    if (database.password === DEMO_PASSWORD) refuse('DATABASE_URL', 'has the password of the demo, which everybody knows');
    if (PLACEHOLDER.test(values.AUTH_SECRET) || values.AUTH_SECRET.includes(DEMO_PASSWORD)) {
      refuse('AUTH_SECRET', 'is a placeholder; make one with `openssl rand -base64 32`');
    }
  });

export type Environment = z.output<typeof schema>;

/** The environment cannot be used; `message` says of each variable what is wrong with it. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

/** Empty counts as not set, as it stands in a file of settings. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const lines = error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`);
  throw new EnvironmentError(`Khibra cannot start, because of its environment (see .env.example):\n${lines.join('\n')}`);
}

/** Whoever could stand in between would sign in as anybody; a provider of one's own machine is nobody's to stand before. */
function isIssuer({ protocol, hostname, search, hash }: URL): boolean {
  return (protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')) && search === '' && hash === '';
}

function isSite(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname, search, hash } = new URL(value);
  return ['http:', 'https:'].includes(protocol) && pathname === '/' && search === '' && hash === '';
}

/** While the site is built there is nothing to connect to yet; no page is made from these. */
const BUILD = { DATABASE_URL: 'postgresql://build/build', AUTH_SECRET: 'b'.repeat(SECRET_LENGTH), APP_URL: 'http://localhost' };

export const env = readEnvironment(process.env.NEXT_PHASE === 'phase-production-build' ? { ...process.env, ...BUILD } : process.env);
