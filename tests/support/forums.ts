import { randomUUID } from 'node:crypto';
import { newCode } from '@/lib/agreements/new-code';
import { db } from '@/lib/db/client';
import { registerForForum } from '@/lib/forums/commands';
import { CONSENT_VERSION } from '@/lib/forums/rules';
import type { Prisma } from '@/lib/generated/prisma/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { cast, type Member } from './cast';
import { lettersTo } from './links';
import { today, valueOf } from './requests';

/** What the form of a forum of region 04 asks for. */
export const forumFields = () => ({
  nameFr: 'Forum de la vallée',
  place: 'Salle municipale',
  province: '04.421',
  startsOn: dayOf(addDays(today, 30)),
  endsOn: dayOf(addDays(today, 31)),
  partners: 'Programme DIALOGUE\nUn réseau',
});

/** A published forum to come, of region 04. */
export function addForum(change: Partial<Prisma.ForumUncheckedCreateInput> = {}) {
  return db.forum.create({
    data: {
      ...{ nameFr: 'Forum de la vallée', place: 'Salle municipale', provinceCode: '04.421' },
      ...{ startsOn: addDays(today, 30), endsOn: addDays(today, 31), publishedAt: new Date() },
      createdById: cast.coordinatorNational.userId,
      ...change,
    },
  });
}

export function addStandOf({ organisationId }: Member, forumId: number) {
  return db.stand.create({ data: { forumId, organisationId, code: newCode() } });
}

/** What the forms of a contact ask for. */
export const contactFields = () => ({
  name: 'Salma Idrissi',
  organisation: 'Comptoir des métiers',
  email: `salma.${randomUUID()}@khibra.example`,
  spokeOf: 'Une base de données des stagiaires.',
  consent: 'on',
});

/** Somebody whom an association met at a forum of its own. */
export async function addContact(owner: Member = cast.associationOwner, change: Partial<Prisma.ForumContactUncheckedCreateInput> = {}) {
  const forum = await addForum();
  const stand = await addStandOf(owner, forum.id);
  const { consent: _, ...met } = contactFields();
  return db.forumContact.create({
    data: {
      ...met,
      ...{ forumId: forum.id, standId: stand.id, locale: 'fr', metAt: new Date() },
      ...{ consentAt: new Date(), consentVersion: CONSENT_VERSION },
      ...change,
    },
  });
}

/** A lead of an association with a company, opened by hand. */
export async function addLead(change: Partial<Prisma.LeadUncheckedCreateInput> = {}) {
  const { id: forumId } = await addForum();
  return db.lead.create({
    data: {
      forumId,
      associationId: cast.associationOwner.organisationId,
      organisation: 'Noqta Systèmes',
      ownerId: cast.associationOwner.userId,
      events: { create: { state: 'new', byId: cast.associationOwner.userId } },
      ...change,
    },
  });
}

/** Somebody who registered, with what the letter opens. */
export async function addRegistration(forumId?: number) {
  const forum = forumId ?? (await addForum()).id;
  const { spokeOf: _, consent: __, ...visitor } = contactFields();
  const input = { ...visitor, forumId: forum, kind: 'visitor', phone: null, consent: true } as const;
  valueOf(await registerForForum({ address: null, locale: 'fr' }, input, new Date()));
  const [letter] = await lettersTo(visitor.email);
  return { forumId: forum, email: visitor.email, token: letter?.token ?? '' };
}
