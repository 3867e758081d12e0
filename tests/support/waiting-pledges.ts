import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import type { OrganisationState } from '@/lib/organisations/rules';
import type { FirstTerms } from '@/lib/waiting-pledges/schema';
import { cast } from './cast';
import { addOrganisation } from './organisations';
import { addNeed, companyGives, today } from './requests';

/* A company that is not verified, the draft of its offer, and a need that it fits. */

export const newcomer = { owner: cast.otherAssociationOwner, member: cast.unverifiedOwner };

/** A draft that could be published as it is. */
export const offerFields = {
  writtenIn: ['fr'],
  title: ['Des bases de suivi modestes'],
  description: ['Nous réalisons des outils modestes, sous licence libre, avec leur mode d’emploi.'],
  skills: ['database_design'],
  'level.database_design': ['4'],
  sectors: ['education'],
  places: ['remote', '04'],
  format: ['mission_weeks'],
  regime: ['employer_time'],
  hoursTotal: ['40'],
  hoursPerMonth: ['10'],
  peopleCount: ['2'],
  availableFrom: [dayOf(today)],
  availableUntil: [dayOf(addDays(today, 200))],
  languages: ['fr', 'ar'],
};

interface Options {
  state?: OrganisationState;
  mark?: string;
  fields?: Record<string, string[]>;
}

export async function addNewcomer({ state = 'submitted', mark = randomUUID().slice(0, 8), fields = {} }: Options = {}) {
  const company = await addOrganisation({ kind: 'COMPANY', state, mark, ...newcomer });
  const needId = await addNeed(companyGives.receiver.owner, { mark });
  const draft = await addOfferDraft(company.id, fields);
  return { company, needId, draftId: draft.id };
}

export function addOfferDraft(organisationId: number, fields: Record<string, string[]> = {}) {
  return db.draft.create({
    data: { kind: 'offer', organisationId, authorId: newcomer.owner.userId, fields: { ...offerFields, ...fields } },
  });
}

export function firstTerms({ needId, draftId }: { needId: number; draftId: string }, terms: Partial<FirstTerms> = {}): FirstTerms {
  return { needId, draftId, quarters: 40, startsOn: dayOf(addDays(today, 30)), mode: 'remote', message: null, team: [], ...terms };
}
