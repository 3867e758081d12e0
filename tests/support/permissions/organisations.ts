import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { cast } from '../cast';
import { addOrganisation, formOfFile, type OwnOrganisation } from '../organisations';
import { companyGives } from '../requests';
import { everybody, newMark, type Permission, receiverActs } from './table';

/** The organisation is one of `associationOwner`'s, in region 04. */
const people = receiverActs(companyGives);
const owners = { ...everybody('forbidden'), owner: 'done' } as const;
const deciders = { ...everybody('forbidden'), coordinatorIn: 'done', coordinatorNational: 'done' } as const;

/** What is sent is given back: the names are the sender's own. */
const renamed = { nameFr: 'Un autre nom', nameAr: '' };

const REASON = 'Il manque la date du récépissé.';

async function own(options: OwnOrganisation) {
  const mark = newMark();
  const organisation = await addOrganisation({ ...options, mark });
  const which = { organisationId: String(organisation.id), version: String(organisation.version), _submission: randomUUID() as string };
  return { organisation, which, foreign: [mark] };
}

async function changing() {
  const { organisation, foreign } = await own({ state: 'verified' });
  const change = await db.profileChange.create({ data: { organisationId: organisation.id, values: { nameFr: 'Un autre nom' } } });
  const fields = { organisationId: String(organisation.id), changeId: String(change.id), _submission: randomUUID() as string };
  return { fields, foreign };
}

async function pair() {
  const kept = await own({ state: 'verified' });
  const gone = await own({ state: 'submitted' });
  return { kept: kept.organisation.id, gone: gone.organisation.id, foreign: [...kept.foreign, ...gone.foreign] };
}

export const organisationPermissions: readonly Permission[] = [
  {
    action: 'saveProfileAction',
    situation: 'a draft',
    people,
    expected: owners,
    arrange: async () => {
      const { organisation, foreign } = await own({ complete: true });
      return { fields: await formOfFile(organisation.id, { ...renamed, _submission: randomUUID() }), foreign };
    },
    leadsTo: /^\/fr\/association\/profile\?done=saved$/,
  },
  {
    action: 'saveProfileAction',
    situation: 'a new name of a verified one',
    people,
    expected: owners,
    arrange: async () => {
      const { organisation, foreign } = await own({ state: 'verified' });
      return { fields: await formOfFile(organisation.id, { ...renamed, _submission: randomUUID() }), foreign };
    },
    leadsTo: /^\/fr\/association\/profile\?done=waiting$/,
  },
  {
    action: 'saveProfileAction',
    situation: 'sending it',
    people,
    expected: owners,
    arrange: async () => {
      const { organisation, foreign } = await own({ complete: true });
      return { fields: await formOfFile(organisation.id, { ...renamed, intent: 'submit', _submission: randomUUID() }), foreign };
    },
    leadsTo: /^\/fr\/association\/profile\?done=submitted$/,
  },
  {
    action: 'withdrawChangeAction',
    situation: 'a waiting change',
    people,
    expected: owners,
    arrange: changing,
    leadsTo: /^\/fr\/association\/profile\?done=withdrawn$/,
  },
  {
    action: 'verifyOrganisationAction',
    situation: 'verifying',
    people,
    expected: deciders,
    arrange: async () => {
      const { which, foreign } = await own({ state: 'submitted' });
      return { fields: { ...which, decision: 'verify', reason: '' }, foreign };
    },
    leadsTo: /^\/fr\/programme\?kind=organisation&verified=\d+$/,
  },
  {
    action: 'verifyOrganisationAction',
    situation: 'returning',
    people,
    expected: deciders,
    arrange: async () => {
      const { which, foreign } = await own({ state: 'submitted' });
      return { fields: { ...which, decision: 'return', reason: REASON }, foreign };
    },
    leadsTo: /^\/fr\/programme\?kind=organisation&returned=\d+$/,
  },
  {
    action: 'suspendOrganisationAction',
    situation: 'a verified one',
    people,
    expected: deciders,
    arrange: async () => {
      const { which, foreign } = await own({ state: 'verified' });
      return { fields: { ...which, reason: REASON }, foreign };
    },
    leadsTo: /^\/fr\/programme\/organisations\/\d+$/,
  },
  {
    action: 'reinstateOrganisationAction',
    situation: 'a suspended one',
    people,
    expected: deciders,
    arrange: async () => {
      const { which, foreign } = await own({ state: 'suspended' });
      return { fields: which, foreign };
    },
    leadsTo: /^\/fr\/programme\/organisations\/\d+$/,
  },
  {
    action: 'decideChangeAction',
    situation: 'accepting',
    people,
    expected: deciders,
    arrange: async () => {
      const { fields, foreign } = await changing();
      return { fields: { ...fields, decision: 'accept', reason: '' }, foreign };
    },
    leadsTo: /^\/fr\/programme\?kind=organisation&accepted=\d+$/,
  },
  {
    action: 'decideChangeAction',
    situation: 'refusing',
    people,
    expected: deciders,
    arrange: async () => {
      const { fields, foreign } = await changing();
      return { fields: { ...fields, decision: 'refuse', reason: REASON }, foreign };
    },
    leadsTo: /^\/fr\/programme\?kind=organisation&refused=\d+$/,
  },
  {
    action: 'proposeMergeAction',
    situation: 'two records of a region',
    people,
    expected: deciders,
    arrange: async () => {
      const { kept, gone, foreign } = await pair();
      return { fields: { one: String(gone), other: String(kept), keep: String(kept), _submission: randomUUID() }, foreign };
    },
    leadsTo: /^\/fr\/programme\/organisations\/\d+$/,
  },
  {
    action: 'decideMergeAction',
    situation: 'confirming what the national coordinator proposed',
    people,
    // Whoever proposed it is not the second person.
    expected: { ...everybody('notFound'), ...everybodyOfDesk(), coordinatorIn: 'done' },
    arrange: async () => {
      const { kept, gone, foreign } = await pair();
      const merge = await db.organisationMerge.create({
        data: { keptId: kept, goneId: gone, proposedById: cast.coordinatorNational.userId },
      });
      return { fields: { mergeId: String(merge.id), decision: 'confirm', _submission: randomUUID() }, foreign };
    },
    leadsTo: /^\/fr\/programme\?kind=organisation&merged=\d+$/,
  },
  {
    action: 'decideMergeAction',
    situation: 'setting it aside',
    people,
    expected: { ...everybody('notFound'), ...everybodyOfDesk(), coordinatorIn: 'done', coordinatorNational: 'done' },
    arrange: async () => {
      const { kept, gone, foreign } = await pair();
      const merge = await db.organisationMerge.create({
        data: { keptId: kept, goneId: gone, proposedById: cast.coordinatorNational.userId },
      });
      return { fields: { mergeId: String(merge.id), decision: 'setAside', _submission: randomUUID() }, foreign };
    },
    leadsTo: /^\/fr\/programme\/organisations\/\d+$/,
  },
];

/** Merges are the desk's: only its people are told that there is one. */
function everybodyOfDesk() {
  return {
    coordinatorOut: 'forbidden',
    coordinatorNational: 'forbidden',
    administrator: 'forbidden',
    anonymous: 'forbidden',
  } as const;
}
