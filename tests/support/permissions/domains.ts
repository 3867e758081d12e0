import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { transact } from '@/lib/db/transaction';
import { makeLink } from '@/lib/links/commands';
import { cast } from '../cast';
import { companyGives, valueOf } from '../requests';
import { type Arrangement, everybody, giverActs, type Permission } from './table';

const company = cast.companyOwner;
const newDomain = () => `${randomUUID().slice(0, 8)}.example`;

/** A proved domain of the company whose provider signs in. */
async function proved(more: Record<string, string> = {}): Promise<Arrangement> {
  const domain = newDomain();
  const { id } = await db.emailDomain.create({ data: { organisationId: company.organisationId, domain, provedAt: new Date() } });
  return { fields: { domainId: String(id), ...more, _submission: randomUUID() }, foreign: [domain] };
}

/** Only an owner speaks for a company's domains, and nobody else knows which they are. */
const ownerOf = { ...everybody('notFound'), owner: 'done', anonymous: 'forbidden' } as const;

export const domainPermissions: readonly Permission[] = [
  {
    action: 'askDomainProofAction',
    situation: 'of the company whose provider signs in',
    people: giverActs(companyGives),
    expected: { ...everybody('forbidden'), owner: 'done' },
    arrange: async () => ({ fields: { domain: newDomain(), mailbox: 'postmaster', _submission: randomUUID() }, foreign: [] }),
    leadsTo: /^\/fr\/company\/domains\?done=asked$/,
  },
  {
    action: 'setDomainRuleAction',
    situation: 'of a proved domain',
    people: giverActs(companyGives),
    expected: ownerOf,
    arrange: () => proved({ rule: 'everybody' }),
    leadsTo: /^\/fr\/company\/domains\?done=ruled$/,
  },
  {
    action: 'removeDomainAction',
    situation: 'a proved domain',
    people: giverActs(companyGives),
    expected: ownerOf,
    arrange: () => proved(),
    leadsTo: /^\/fr\/company\/domains\?done=removed$/,
  },
  {
    action: 'proveDomainAction',
    situation: 'whoever reads the mailbox',
    people: giverActs(companyGives),
    expected: everybody('done'),
    arrange: async () => {
      const domain = newDomain();
      const payload = { organisationId: company.organisationId, domain };
      const link = { purpose: 'prove_domain', email: `admin@${domain}`, userId: company.userId, payload } as const;
      const { token } = valueOf(await transact((tx) => makeLink(tx, link, new Date())));
      return { fields: { token }, foreign: [] };
    },
    leadsTo: /^\/fr\/domains\/proved$/,
  },
];
