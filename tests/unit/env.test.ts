import { describe, expect, test } from 'vitest';
import { EnvironmentError, readEnvironment } from '@/lib/env';

const SECRET = 'kJ3vQ8xW1mZ7rT5yB2nC6dF9gH4sL0pA';

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://khibra:a-long-word@database.example:5432/khibra',
  AUTH_SECRET: SECRET,
  APP_URL: 'https://khibra.example',
};

function reportOf(source: Record<string, string | undefined>): string {
  try {
    readEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return 'accepted';
}

test('a whole environment, with its defaults', () => {
  expect(readEnvironment(production)).toEqual({
    ...production,
    MAIL_FROM: 'Khibra <no-reply@khibra.example>',
    WORKER: 'on',
    PROXY_HOPS: 0,
    KHIBRA_DEMO: false,
  });
});

test('an empty variable is one that is not set', () => {
  expect(readEnvironment({ ...production, SMTP_URL: '', MAIL_FROM: '' })).toEqual(readEnvironment(production));
});

test('everything that is wrong is said at once, each by its name', () => {
  expect(reportOf({ WORKER: 'maybe', PROXY_HOPS: 'two', KHIBRA_DEMO: 'yes' }).split('\n')).toEqual([
    'Khibra cannot start, because of its environment (see .env.example):',
    '  DATABASE_URL is missing: the address of a PostgreSQL 15 or later, postgresql://user:password@host:5432/khibra',
    '  AUTH_SECRET is missing: 32 signs or more by chance, as `openssl rand -base64 32` gives them',
    '  APP_URL is missing: the address that people open, https://khibra.example',
    '  WORKER is on or off',
    '  PROXY_HOPS is a number from 0 to 9',
    '  KHIBRA_DEMO is 0 or 1',
  ]);
});

test.each<[name: keyof typeof production | 'SMTP_URL' | 'MAIL_FROM' | 'PROXY_HOPS', value: string]>([
  ['DATABASE_URL', 'mysql://khibra@database.example/khibra'],
  ['DATABASE_URL', 'postgresql://khibra:word@database.example:port/khibra'],
  ['AUTH_SECRET', SECRET.slice(1)],
  ['APP_URL', 'khibra.example'],
  ['APP_URL', 'ftp://khibra.example'],
  ['APP_URL', 'https://khibra.example/fr'],
  ['SMTP_URL', 'mail.example:25'],
  ['PROXY_HOPS', '-1'],
  ['PROXY_HOPS', '1.5'],
])('%s does not take %s', (name, value) => {
  expect(reportOf({ ...production, [name]: value })).toContain(`\n  ${name} `);
});

test('no secret stands in the report', () => {
  const report = reportOf({ ...production, DATABASE_URL: 'mysql://khibra:a-long-word@x/y', AUTH_SECRET: 'too-short', APP_URL: 'x' });
  expect(report).not.toContain('a-long-word');
  expect(report).not.toContain('too-short');
});

describe('production refuses what belongs to the demo', () => {
  const refused: [what: string, changes: Record<string, string>][] = [
    ['the embedded database', { DATABASE_URL: 'postgresql://khibra_embedded:x@127.0.0.1:5432/khibra' }],
    ['the password of the demo', { DATABASE_URL: 'postgresql://khibra:khibra-demo-2026@database.example/khibra' }],
    ['a placeholder for a secret', { AUTH_SECRET: 'change-me-change-me-change-me-change-me' }],
  ];

  test.each(refused)('%s', (_what, changes) => {
    expect(reportOf({ ...production, ...changes })).toContain(`\n  ${Object.keys(changes)[0]} `);
  });

  test.each(refused)('%s, unless it is told to be one', (_what, changes) => {
    expect(reportOf({ ...production, ...changes, KHIBRA_DEMO: '1' })).toBe('accepted');
  });

  test.each(refused)('%s, but development does not', (_what, changes) => {
    expect(reportOf({ ...production, ...changes, NODE_ENV: 'development' })).toBe('accepted');
  });
});

describe('a company’s OpenID Connect provider', () => {
  const oidc = {
    OIDC_ISSUER: 'https://login.atlas.ma/realms/atlas/',
    OIDC_CLIENT_ID: 'khibra',
    OIDC_CLIENT_SECRET: 'x',
    OIDC_COMPANY_ICE: '009910137000025',
  };

  test('is configured as a whole', () => {
    expect(readEnvironment({ ...production, ...oidc }).OIDC_ISSUER).toBe('https://login.atlas.ma/realms/atlas');
  });

  test.each(Object.keys(oidc))('or not at all: without %s', (name) => {
    expect(reportOf({ ...production, ...oidc, [name]: '' })).toContain(`\n  ${name} is missing: `);
  });

  test.each([
    ['OIDC_ISSUER', 'http://login.atlas.ma'],
    ['OIDC_ISSUER', 'https://login.atlas.ma?tenant=1'],
    ['OIDC_ISSUER', 'login.atlas.ma'],
    ['OIDC_COMPANY_ICE', '00991013700002'],
  ])('%s does not take %s', (name, value) => {
    expect(reportOf({ ...production, ...oidc, [name]: value })).toContain(`\n  ${name} is not `);
  });

  test('may stand on this machine', () => {
    expect(reportOf({ ...production, ...oidc, OIDC_ISSUER: 'http://127.0.0.1:4000' })).toBe('accepted');
  });
});
