import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import type { Fields } from '../act';
import { cast, type Member } from '../cast';
import { addNeed, addOffer, associationGives, companyGives, today } from '../requests';
import { type Arrangement, everybody, giverActs, newMark, ownSideOnly, type Permission, receiverActs } from './table';

const listing = (side: 'association' | 'company') => ({
  side,
  writtenIn: 'fr',
  title: 'Une base pour suivre nos apprentis',
  skills: ['database_design', 'data_visualisation'],
  format: 'mission_weeks',
  languages: ['fr', 'ar'],
  _submission: randomUUID(),
});

function publishing(owner: Member, fields: () => Fields): () => Promise<Arrangement> {
  return async () => {
    const mark = newMark();
    await addNeed(owner, { mark });
    await addOffer(owner, { mark });
    return { fields: fields(), foreign: [mark] };
  };
}

const need = (side: 'association' | 'company') => (): Fields => ({
  ...listing(side),
  context: 'Nous suivons six cents jeunes après leur formation, dans des tableaux épars.',
  deliverable: 'Une base simple et son mode d’emploi.',
  'importance.database_design': 'essential',
  'importance.data_visualisation': 'useful',
  sector: 'education',
  province: '04.281',
  mode: 'either',
  hours: '٣٠',
  wantedStart: dayOf(addDays(today, 40)),
  closesOn: dayOf(addDays(today, 30)),
  accessNote: '',
});

const offer = (side: 'association' | 'company') => (): Fields => ({
  ...listing(side),
  description: 'Nous réalisons des outils modestes, sous licence libre, avec leur mode d’emploi.',
  'level.database_design': '4',
  'level.data_visualisation': '3',
  sectors: ['education', 'environment'],
  places: ['remote', '04'],
  regime: 'employer_time',
  hoursTotal: '40',
  hoursPerMonth: '10',
  peopleCount: '2',
  availableFrom: dayOf(today),
  availableUntil: dayOf(addDays(today, 200)),
});

/** An open need of the association, or an open offer of the company, for the form `fields`. */
function managing(noun: 'need' | 'offer', state: 'open' | 'paused', more: Fields = {}): () => Promise<Arrangement> {
  return async () => {
    const mark = newMark();
    const { owner } = noun === 'need' ? companyGives.receiver : companyGives.giver;
    const id = await (noun === 'need' ? addNeed : addOffer)(owner, { mark });
    const data = { state };
    const row =
      noun === 'need' ? await db.skillNeed.update({ where: { id }, data }) : await db.expertiseOffer.update({ where: { id }, data });
    const read = { noun, id: String(id), version: String(row.version), seen: row.updatedAt.toISOString(), _submission: randomUUID() };
    return { fields: { ...read, ...more }, foreign: [mark] };
  };
}

/** A listing that was published is known to all; what is not is known to its people and the staff. */
const unpublished = { ...everybody('notFound'), coordinatorIn: 'forbidden', coordinatorOut: 'forbidden' } as const;

async function waiting(): Promise<Arrangement> {
  const { fields, foreign } = await managing('need', 'open')();
  const data = { state: 'submitted', publishedAt: null, submittedAt: new Date() } as const;
  await db.skillNeed.update({ where: { id: Number(fields.id) }, data });
  return { fields, foreign };
}

const until = dayOf(addDays(today, 60));

async function drafting(): Promise<Arrangement> {
  const mark = newMark();
  const { organisationId, userId } = cast.associationOwner;
  const draft = await db.draft.create({ data: { kind: 'need', organisationId, authorId: userId, fields: { title: [mark] } } });
  const fields = { draftId: draft.id, draftVersion: '1', title: 'Une base pour suivre nos apprentis', _submission: randomUUID() };
  return { fields, foreign: [mark] };
}

async function proposing(more: Fields): Promise<Arrangement> {
  const label = newMark();
  const { organisationId, userId } = cast.associationOwner;
  const { id } = await db.skillProposal.create({ data: { label, writtenIn: 'fr', organisationId, proposedById: userId } });
  return { fields: { id: String(id), ...more, _submission: randomUUID() }, foreign: [label] };
}

const proposal = {
  action: 'decideProposalAction',
  people: receiverActs(companyGives),
  expected: {
    ...everybody('notFound'),
    anonymous: 'forbidden',
    coordinatorIn: 'done',
    coordinatorNational: 'done',
    coordinatorOut: 'forbidden',
    administrator: 'forbidden',
  },
} as const;
const decidedAs = (decision: string) => new RegExp(`^/fr/programme\\?kind=skill&settled=${decision}$`);

const decided = {
  ...unpublished,
  anonymous: 'forbidden',
  owner: 'forbidden',
  member: 'forbidden',
  coordinatorNational: 'done',
  administrator: 'forbidden',
} as const;

export const listingPermissions: readonly Permission[] = [
  {
    action: 'publishNeedAction',
    situation: 'of an association',
    people: receiverActs(companyGives),
    // A stranger's is of the stranger's own association.
    expected: { ...ownSideOnly, stranger: 'done' },
    arrange: publishing(companyGives.receiver.owner, need('association')),
    leadsTo: /^\/fr\/association\/needs\/\d+$/,
  },
  {
    action: 'publishNeedAction',
    situation: 'of a company',
    people: receiverActs(associationGives),
    expected: { ...ownSideOnly, stranger: 'done' },
    arrange: publishing(associationGives.receiver.owner, need('company')),
    leadsTo: /^\/fr\/company\/needs\/\d+$/,
  },
  {
    action: 'publishOfferAction',
    situation: 'of a company',
    people: giverActs(companyGives),
    expected: { ...ownSideOnly, stranger: 'done' },
    arrange: publishing(companyGives.giver.owner, offer('company')),
    leadsTo: /^\/fr\/company\/offers\/\d+$/,
  },
  {
    action: 'publishOfferAction',
    situation: 'of an association',
    people: giverActs(associationGives),
    expected: { ...ownSideOnly, stranger: 'done' },
    arrange: publishing(associationGives.giver.owner, offer('association')),
    leadsTo: /^\/fr\/association\/offers\/\d+$/,
  },
  {
    action: 'editNeedAction',
    situation: 'an open one',
    people: receiverActs(companyGives),
    expected: ownSideOnly,
    arrange: managing('need', 'open', need('association')()),
    leadsTo: /^\/fr\/association\/needs\/\d+$/,
  },
  {
    action: 'editOfferAction',
    situation: 'an open one',
    people: giverActs(companyGives),
    expected: ownSideOnly,
    arrange: managing('offer', 'open', offer('company')()),
    leadsTo: /^\/fr\/company\/offers\/\d+$/,
  },
  ...(['need', 'offer'] as const).flatMap((noun): Permission[] => {
    const people = noun === 'need' ? receiverActs(companyGives) : giverActs(companyGives);
    const page = noun === 'need' ? /^\/fr\/association\/needs\/\d+$/ : /^\/fr\/company\/offers\/\d+$/;
    const draft = noun === 'need' ? /^\/fr\/association\/needs\/drafts\/[\da-f-]+$/ : /^\/fr\/company\/offers\/drafts\/[\da-f-]+$/;
    const row = (action: string, state: 'open' | 'paused', leadsTo: RegExp, more?: Fields): Permission => ({
      action,
      situation: `of a ${noun}`,
      people,
      expected: ownSideOnly,
      arrange: managing(noun, state, more),
      leadsTo,
    });
    return [
      row('pauseListingAction', 'open', page),
      row('reopenListingAction', 'paused', page),
      row('closeListingAction', 'open', page),
      row('extendListingAction', 'open', page, { until }),
      row('duplicateListingAction', 'open', draft),
    ];
  }),
  {
    action: 'reviewListingAction',
    situation: 'opening a first need',
    people: receiverActs(companyGives),
    expected: { ...decided, coordinatorIn: 'done' },
    arrange: async () => {
      const { fields, foreign } = await waiting();
      return { fields: { ...fields, decision: 'approve', reason: '' }, foreign };
    },
    leadsTo: /^\/fr\/programme\?kind=listing&reviewed=opened$/,
  },
  {
    action: 'reviewListingAction',
    situation: 'sending a first need back',
    people: receiverActs(companyGives),
    expected: { ...decided, coordinatorIn: 'done' },
    arrange: async () => {
      const { fields, foreign } = await waiting();
      return { fields: { ...fields, decision: 'return', reason: 'Dites pour qui vous faites ce travail.' }, foreign };
    },
    leadsTo: /^\/fr\/programme\?kind=listing&reviewed=returned$/,
  },
  {
    action: 'startDraftAction',
    situation: 'of a need',
    people: receiverActs(companyGives),
    expected: { ...ownSideOnly, stranger: 'done' },
    arrange: async () => ({
      fields: { side: 'association', kind: 'need', template: 'clean_accounts', _submission: randomUUID() },
      foreign: [],
    }),
    leadsTo: /^\/fr\/association\/needs\/drafts\/[\da-f-]+$/,
  },
  {
    action: 'saveDraftAction',
    situation: 'of one’s organisation',
    people: receiverActs(companyGives),
    expected: { ...everybody('notFound'), owner: 'done', member: 'done', anonymous: 'forbidden' },
    arrange: drafting,
    leadsTo: /^\/fr\/association\/needs$/,
  },
  {
    action: 'deleteDraftAction',
    situation: 'of one’s organisation',
    people: receiverActs(companyGives),
    expected: { ...everybody('notFound'), owner: 'done', member: 'done', anonymous: 'forbidden' },
    arrange: drafting,
    leadsTo: /^\/fr\/association\/needs$/,
  },
  ...[
    { situation: 'declining', fields: { decision: 'decline', reason: 'Elle existe déjà dans la liste.' } },
    { situation: 'merging', fields: { decision: 'merge', skill: 'bookkeeping' } },
  ].map(({ situation, fields }) => ({ ...proposal, situation, arrange: () => proposing(fields), leadsTo: decidedAs(fields.decision) })),
  {
    ...proposal,
    situation: 'accepting',
    // A label of its own each time: the list has each skill once.
    arrange: () =>
      proposing({
        decision: 'accept',
        family: 'data',
        fr: `Ruches ${randomUUID().slice(0, 8)}`,
        ar: `مناحل ${randomUUID().slice(0, 8)}`,
        synonymsFr: '',
        synonymsAr: '',
      }),
    leadsTo: decidedAs('accept'),
  },
];
