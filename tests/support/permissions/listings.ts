import { randomUUID } from 'node:crypto';
import { addDays, dayOf } from '@/lib/i18n/day';
import type { Fields } from '../act';
import type { Member } from '../cast';
import { addNeed, addOffer, associationGives, companyGives, today } from '../requests';
import { type Arrangement, giverActs, newMark, ownSideOnly, type Permission, receiverActs } from './table';

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
];
