import { describe, expect, test } from 'vitest';
import { type Admission, admissionOf, type Candidate, domainOf, isOpenToAnybody } from '@/lib/domains/rules';
import { askDomainProofSchema, claimsSchema } from '@/lib/domains/schema';

const invited: Candidate = {
  emailVerified: true,
  domainProved: true,
  companyVerified: true,
  account: 'none',
  member: false,
  invited: true,
  joinsByItself: false,
};

describe('who is let in', () => {
  const table: [why: string, change: Partial<Candidate>, answer: Admission][] = [
    ['an invited newcomer', {}, { ok: true, joins: 'by_invitation' }],
    ['an invited person with an account', { account: 'open' }, { ok: true, joins: 'by_invitation' }],
    ['a newcomer, by the rule', { invited: false, joinsByItself: true }, { ok: true, joins: 'by_rule' }],
    ['invited, where the rule holds too: with the role of the invitation', { joinsByItself: true }, { ok: true, joins: 'by_invitation' }],
    ['a member', { account: 'open', member: true, invited: false }, { ok: true, joins: 'already' }],
    ['nobody’s guest', { invited: false }, { ok: false, refusal: 'notInvited' }],
    ['an account without membership', { account: 'open', invited: false }, { ok: false, refusal: 'notInvited' }],
    ['a mailbox that the provider has not seen', { emailVerified: false }, { ok: false, refusal: 'emailNotVerified' }],
    ['a domain that is not proved', { domainProved: false }, { ok: false, refusal: 'domainNotProved' }],
    [
      'a member from a domain that is not proved',
      { domainProved: false, account: 'open', member: true },
      { ok: false, refusal: 'domainNotProved' },
    ],
    ['a company that is not verified', { companyVerified: false }, { ok: false, refusal: 'companyNotVerified' }],
    ['a closed account', { account: 'closed' }, { ok: false, refusal: 'accountClosed' }],
    ['a closed account of a member', { account: 'closed', member: true }, { ok: false, refusal: 'accountClosed' }],
  ];
  test.each(table)('%s', (_why, change, answer) => {
    expect(admissionOf({ ...invited, ...change })).toEqual(answer);
  });
});

test.each([
  ['hiba@Atlas.ma', 'atlas.ma'],
  ['"a@b"@atlas.ma', 'atlas.ma'],
  ['@atlas.ma', ''],
  ['atlas.ma', ''],
  ['', ''],
])('the domain of %s', (email, domain) => {
  expect(domainOf(email)).toBe(domain);
});

describe('the domain that a form names', () => {
  const read = (domain: string) => askDomainProofSchema.safeParse({ domain: [domain], mailbox: ['postmaster'] });

  test.each([
    ['atlas.ma', 'atlas.ma'],
    [' @Atlas.MA ', 'atlas.ma'],
    ['rse.atlas.co.ma', 'rse.atlas.co.ma'],
    ['société.ma', 'xn--socit-esab.ma'],
  ])('%s reads as %s', (typed, domain) => {
    expect(read(typed).data?.domain).toBe(domain);
  });

  test.each([
    ['', 'domainMissing'],
    ['atlas', 'domainMalformed'],
    ['hiba@atlas.ma', 'domainMalformed'],
    ['http://atlas.ma', 'domainMalformed'],
    ['atlas.ma/x', 'domainMalformed'],
    ['atlas.ma:25', 'domainMalformed'],
    ['127.0.0.1', 'domainMalformed'],
    ['[::1]', 'domainMalformed'],
    ['-atlas.ma', 'domainMalformed'],
    [`${'a'.repeat(64)}.ma`, 'domainMalformed'],
    ['atlas.ma\nbcc: x', 'unreadableCharacters'],
    ['GMAIL.com', 'domainOpenToAnybody'],
    ['menara.ma', 'domainOpenToAnybody'],
  ])('%s is refused with %s', (typed, code) => {
    expect(read(typed).error?.issues.map(({ message }) => message)).toEqual([code]);
  });

  test('a mailbox of the list only', () => {
    expect(askDomainProofSchema.safeParse({ domain: ['atlas.ma'], mailbox: ['hiba'] }).error?.issues[0]?.message).toBe('mailboxMissing');
  });
});

test('a domain at which anybody gets an address', () => {
  expect([isOpenToAnybody('gmail.com'), isOpenToAnybody('gmail.com.atlas.ma')]).toEqual([true, false]);
});

describe('what a provider says', () => {
  const claims = { sub: '7', email: 'Hiba@Atlas.ma', email_verified: true };
  test.each<[said: unknown, verified: boolean]>([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [undefined, false],
  ])('a mailbox seen: %s', (said, verified) => {
    expect(claimsSchema.parse({ ...claims, email_verified: said })).toMatchObject({ email: 'hiba@atlas.ma', email_verified: verified });
  });
  test.each<[why: string, said: object]>([
    ['no address', { email: undefined }],
    ['what is no address', { email: 'hiba' }],
    ['an address that is no text', { email: { not: '' } }],
    ['no name of its own', { sub: '' }],
    ['a word for verified', { email_verified: 'yes' }],
  ])('%s is refused', (_why, change) => {
    expect(claimsSchema.safeParse({ ...claims, ...change }).success).toBe(false);
  });
});
