import { createHash, randomUUID } from 'node:crypto';
import { CODE_LENGTH, CODE_SIGNS } from '@/lib/agreements/rules';
import { CONSENT_VERSION } from '@/lib/forums/rules';
import type { Prisma, PrismaClient } from '@/lib/generated/prisma/client';
import { addDays } from '@/lib/i18n/day';
import type { LeadState } from '@/lib/leads/rules';
import { STAFF } from './accounts';
import { readWholeCast } from './cast';
import { idOf, numbered, personId } from './ids';
import type { SeedClock } from './time';

/** The forum that the programme held in Casablanca. */
const HELD_ON = new Date('2026-02-12T00:00:00.000Z');

const PARTNERS = ['Programme DIALOGUE', 'Réseau des associations de l’Atlantique', 'Cercle des entreprises responsables'];

const CASABLANCA = {
  nameFr: 'Forum des associations et des entreprises',
  nameAr: 'منتدى الجمعيات والمقاولات',
  place: 'Casablanca, Grande salle du parc des expositions',
  provinceCode: '06.141',
  agendaFr:
    '9 h 00 : accueil et café\n9 h 30 : ce que les associations attendent des entreprises\n11 h 00 : rencontres aux stands\n14 h 00 : trois missions racontées par les deux côtés\n15 h 30 : la proposition de valeur d’une association\n16 h 30 : engagements et clôture',
  agendaAr:
    '9:00: استقبال وقهوة\n9:30: ما تنتظره الجمعيات من المقاولات\n11:00: لقاءات في الأروقة\n14:00: ثلاث مهمات يحكيها الطرفان\n15:30: عرض القيمة لدى الجمعية\n16:30: التزامات واختتام',
};

const RABAT = {
  nameFr: 'Rencontre régionale : compétences et territoires',
  nameAr: 'لقاء جهوي: كفاءات ومجالات ترابية',
  place: 'Rabat, Salle de conférences de la rive',
  provinceCode: '04.421',
  agendaFr:
    '9 h 30 : accueil\n10 h 00 : les besoins de la région, en chiffres\n11 h 30 : rencontres aux stands\n14 h 30 : l’expertise des associations au service des entreprises\n16 h 00 : clôture',
  agendaAr: '9:30: استقبال\n10:00: حاجات الجهة بالأرقام\n11:30: لقاءات في الأروقة\n14:30: خبرة الجمعيات في خدمة المقاولات\n16:00: اختتام',
};

/** In preparation: nobody reads it yet. */
const OUJDA = { nameFr: 'Forum de l’Oriental', nameAr: null, place: 'Oujda, Salle de la Palmeraie', provinceCode: '02.411' };

interface Met {
  /** At whose stand; null for somebody whom the staff met. */
  at: string | null;
  name: string;
  organisation: string | null;
  reach: { email: string } | { phone: string };
  spokeOf: string;
  locale: 'ar' | 'fr';
  /** Noted by staff rather than by the visitor. */
  byStaff?: true;
  /** What came of it. */
  lead?: {
    state: Exclude<LeadState, 'request' | 'partnership'>;
    /** Days after the forum on which it came into each state, in order. */
    days: number[];
    next?: { step: string; inDays: number };
    reason?: string;
    company?: string;
  };
}

const MET: readonly Met[] = [
  {
    at: 'gharb_metiers',
    name: 'Salma Idrissi',
    organisation: 'Noqta Systèmes',
    reach: { email: 's.idrissi@noqta-systemes.example' },
    spokeOf: 'Une base de données des stagiaires, et qui la tiendrait ensuite.',
    locale: 'fr',
    lead: { state: 'in_touch', days: [1, 6], next: { step: 'Envoyer la fiche du besoin', inDays: -4 }, company: 'noqta_systemes' },
  },
  {
    at: 'gharb_metiers',
    name: 'يونس العلمي',
    organisation: 'مصنع الغرب للنسيج',
    reach: { phone: '+212 6 12 34 50 01' },
    spokeOf: 'زيارة المشغل مع المتدربات قبل الصيف.',
    locale: 'ar',
    lead: { state: 'new', days: [2] },
  },
  {
    at: 'ruelles_apprenantes',
    name: 'Karim Bensouda',
    organisation: 'Banque Zellige',
    reach: { email: 'k.bensouda@banque-zellige.example' },
    spokeOf: 'Des bénévoles le samedi pour l’accompagnement scolaire.',
    locale: 'fr',
    lead: { state: 'meeting', days: [1, 5, 19], next: { step: 'Choisir trois ateliers ensemble', inDays: 6 }, company: 'banque_zellige' },
  },
  {
    at: 'ruelles_apprenantes',
    name: 'Nadia Chraïbi',
    organisation: 'Éditions du Méchouar',
    reach: { email: 'n.chraibi@mechouar.example' },
    spokeOf: 'Des livres pour trois salles de lecture.',
    locale: 'fr',
    lead: { state: 'closed', days: [1, 8, 41], reason: 'Elle donne des livres, et n’a pas d’équipe à envoyer.' },
  },
  {
    at: 'bibliobus_souss',
    name: 'فاطمة أوبلا',
    organisation: 'تعاونية أركان الأطلس',
    reach: { phone: '+212 6 12 34 50 02' },
    spokeOf: 'محطة للمكتبة المتنقلة قرب التعاونية.',
    locale: 'ar',
  },
  {
    at: 'tisseuses_zemmour',
    name: 'Amine Tazi',
    organisation: 'Comptoir des artisans',
    reach: { email: 'a.tazi@comptoir-artisans.example' },
    spokeOf: 'Vendre en ligne, et fixer des prix justes.',
    locale: 'fr',
    lead: { state: 'in_touch', days: [3, 12], next: { step: 'Fixer la visite de l’atelier', inDays: 12 } },
  },
  {
    at: 'tisseuses_zemmour',
    name: 'Hind Lahlou',
    organisation: null,
    reach: { email: 'hind.lahlou@courriel.example' },
    spokeOf: 'Elle photographie des objets et donnerait deux journées.',
    locale: 'fr',
  },
  {
    at: 'lettres_relief',
    name: 'مريم الصقلي',
    organisation: 'حمامة تيليكوم',
    reach: { email: 'm.skalli@hamama-telecom.example' },
    spokeOf: 'ولوجية الموقع للمكفوفين، ومن يختبره.',
    locale: 'ar',
  },
  {
    at: null,
    name: 'Omar Fassi',
    organisation: 'Chambre de commerce',
    reach: { email: 'o.fassi@chambre.example' },
    spokeOf: 'Inviter les PME du secteur au prochain forum.',
    locale: 'fr',
    byStaff: true,
  },
  {
    at: null,
    name: 'ليلى بنجلون',
    organisation: 'جمعية المقاولات الفتية',
    reach: { phone: '+212 6 12 34 50 03' },
    spokeOf: 'لقاء صباحي مع أعضائها حول الرعاية بالخبرات.',
    locale: 'ar',
    byStaff: true,
  },
];

const COMES = [
  { kind: 'company', name: 'Youssef Rami', organisation: 'Atlas Logistique', email: 'y.rami@atlas-logistique.example', locale: 'fr' },
  { kind: 'visitor', name: 'إيمان الحداد', organisation: null, email: 'imane.haddad@courriel.example', locale: 'ar' },
  {
    kind: 'partner',
    name: 'Claire Morel',
    organisation: 'Cercle des entreprises responsables',
    email: 'c.morel@partenaire.example',
    locale: 'fr',
  },
] as const;

/** Those who stand at the second forum too. */
const RETURNING = ['gharb_metiers', 'tisseuses_zemmour'];

/** The code of a stand is the same in every database: it is in the pictures, and in the tests. */
export function standCode(forum: 'casablanca' | 'rabat', association: string): string {
  const bytes = createHash('sha256').update(`khibra:stand:${forum}:${association}`).digest();
  return [...bytes.subarray(0, CODE_LENGTH)].map((byte) => CODE_SIGNS[byte % CODE_SIGNS.length]).join('');
}

/** A forum that was, one that comes and one in preparation, with what came of the first; where there are none. */
export async function seedForums(db: PrismaClient, clock: SeedClock): Promise<void> {
  if ((await db.forum.count()) > 0) return;
  const createdById = personId(STAFF.national.email);
  const organisationIds = numbered(readWholeCast().organisations);
  const coming = clock.inDays(40);
  const forums = { createdById, partners: PARTNERS };
  const casablanca = await db.forum.create({
    data: {
      ...CASABLANCA,
      ...forums,
      startsOn: HELD_ON,
      endsOn: HELD_ON,
      publishedAt: addDays(HELD_ON, -40),
      createdAt: addDays(HELD_ON, -60),
    },
  });
  const rabat = await db.forum.create({
    data: { ...RABAT, ...forums, startsOn: coming, endsOn: addDays(coming, 1), publishedAt: clock.ago(9), createdAt: clock.ago(20) },
  });
  await db.forum.create({ data: { ...OUJDA, createdById, startsOn: clock.inDays(120), endsOn: clock.inDays(120) } });

  const standing = [...new Set(MET.flatMap(({ at }) => at ?? []))];
  const stands = new Map<string, number>();
  for (const [index, association] of standing.entries()) {
    const place = `${'ABC'[index % 3]} ${index + 1}`;
    const organisationId = idOf(organisationIds, association);
    const data = {
      forumId: casablanca.id,
      organisationId,
      place,
      code: standCode('casablanca', association),
      createdAt: addDays(HELD_ON, -20),
    };
    stands.set(association, (await db.stand.create({ data })).id);
  }
  for (const association of RETURNING) {
    const data = { forumId: rabat.id, organisationId: idOf(organisationIds, association), code: standCode('rabat', association) };
    await db.stand.create({ data });
  }
  await db.forumRegistration.createMany({
    data: COMES.map((visitor, index) => ({
      ...visitor,
      ...{ forumId: rabat.id, consentAt: clock.ago(5 - index), consentVersion: CONSENT_VERSION, createdAt: clock.ago(5 - index) },
    })),
  });

  for (const [index, { at, reach, byStaff, lead, ...who }] of MET.entries()) {
    const metAt = new Date(HELD_ON.getTime() + (10 * 60 + 20 * index) * 60_000);
    const contact = await db.forumContact.create({
      data: {
        ...{ email: null, phone: null, ...who, ...reach },
        ...{ clientId: randomUUID(), forumId: casablanca.id, standId: at === null ? null : (stands.get(at) ?? null) },
        ...{ consentAt: metAt, consentVersion: CONSENT_VERSION, metAt, createdAt: metAt, takenById: byStaff ? createdById : null },
      },
    });
    if (!lead || at === null) continue;
    const { state, days, next, reason, company } = lead;
    await addLead(db, {
      ...{ forumId: casablanca.id, contactId: contact.id, organisation: who.organisation, state, reason: reason ?? null },
      ...{ associationId: idOf(organisationIds, at), companyId: company === undefined ? null : idOf(organisationIds, company) },
      ...{ ownerId: createdById, nextStep: next?.step ?? null, nextOn: next ? clock.inDays(next.inDays) : null },
      at: courseTo(state).map((step, place) => ({ state: step, at: addDays(metAt, days[place] ?? 0) })),
    });
  }
  await seedLeadsThatBecame(db, casablanca.id, createdById);
}

const courseTo = (state: 'new' | 'in_touch' | 'meeting' | 'closed'): LeadState[] =>
  state === 'closed'
    ? ['new', 'in_touch', 'closed']
    : (['new', 'in_touch', 'meeting'] as const).slice(0, { new: 1, in_touch: 2, meeting: 3 }[state]);

type NewLead = Omit<Prisma.LeadUncheckedCreateInput, 'events'> & { at: { state: LeadState; at: Date }[] };

async function addLead(db: PrismaClient, { at, ...lead }: NewLead): Promise<void> {
  const byId = lead.ownerId ?? null;
  const [first] = at;
  const data = { ...lead, openedById: byId, ...(first && { createdAt: first.at }) };
  await db.lead.create({ data: { ...data, events: { create: at.map((event) => ({ ...event, byId })) } } });
}

/** What two asked of each other since, and what they became: leads that were opened by hand. */
async function seedLeadsThatBecame(db: PrismaClient, forumId: number, ownerId: string): Promise<void> {
  const names = { select: { nameFr: true, nameAr: true } } as const;
  const live = await db.partnershipRequest.findFirst({
    where: { state: { in: ['proposed', 'accepted'] }, giver: { kind: 'COMPANY' } },
    select: { id: true, createdAt: true, giverId: true, receiverId: true, giver: names },
    orderBy: { id: 'asc' },
  });
  const kept = await db.partnership.findMany({
    select: { id: true, createdAt: true, associationId: true, companyId: true, company: names },
    orderBy: { id: 'asc' },
    take: 2,
  });
  const opened = { state: 'new', at: addDays(HELD_ON, 2) } as const;
  const met = { state: 'meeting', at: addDays(HELD_ON, 26) } as const;
  if (live) {
    await addLead(db, {
      ...{ forumId, associationId: live.receiverId, companyId: live.giverId, organisation: live.giver.nameFr ?? live.giver.nameAr },
      ...{ ownerId, state: 'request', requestId: live.id },
      at: [opened, met, { state: 'request', at: live.createdAt }],
    });
  }
  for (const { id, createdAt, associationId, companyId, company } of kept) {
    const request = await db.partnershipRequest.findFirst({
      where: {
        mission: { isNot: null },
        OR: [
          { receiverId: associationId, giverId: companyId },
          { giverId: associationId, receiverId: companyId },
        ],
      },
      select: { id: true, createdAt: true },
      orderBy: { id: 'asc' },
    });
    await addLead(db, {
      ...{ forumId, associationId, companyId, organisation: company.nameFr ?? company.nameAr },
      ...{ ownerId, state: 'partnership', partnershipId: id, requestId: request?.id ?? null },
      at: [
        opened,
        met,
        ...(request ? [{ state: 'request' as const, at: request.createdAt }] : []),
        { state: 'partnership', at: createdAt },
      ],
    });
  }
}
