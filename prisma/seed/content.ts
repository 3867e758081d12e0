import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readClauses } from '@/lib/agreement-texts/schema';
import { readValues } from '@/lib/agreements/schema';
import { QUESTIONS, RATINGS } from '@/lib/feedback/rules';
import {
  Autonomy,
  DeclineReason,
  Format,
  HourAnswerKind,
  Importance,
  IndicatorDirection,
  IndicatorKind,
  Language,
  ListingState,
  MissionSide,
  OrganisationState,
  PlanItemKind,
  ReceiptType,
  Regime,
  RequestOrigin,
  RequestState,
  ResultMoment,
  Sector,
  WorkMode,
} from '@/lib/generated/prisma/enums';
import { SCALES } from '@/lib/results/rules';

/** The files under `content/`, read and held to their form: a slip there stops the seed with the field's name. */
function read(name: string): string {
  return readFileSync(new URL(`./content/${name}`, import.meta.url), 'utf8');
}

const text = z.string().min(1);
const region = z.string().regex(/^(0[1-9]|1[0-2])$/);

/** The prefectures of arrondissements (`06.141.01.20`) stand for Casablanca, `06.141`. */
const province = z
  .string()
  .regex(/^\d{2}\.\d{3}(\.\d{2}\.\d{2})?$/)
  .transform((code) => code.slice(0, 6));

const skillsFile = z.object({
  families: z.array(z.object({ code: text, fr: text, ar: text })),
  skills: z.array(
    z.object({
      code: text,
      family: text,
      fr: text,
      ar: text,
      synonymsFr: z.array(text),
      synonymsAr: z.array(text),
      descriptionFr: text,
      descriptionAr: text,
      related: z.array(text),
    }),
  ),
});

const organisation = z.object({
  code: text,
  state: z.enum(OrganisationState).default('verified'),
  nameFr: text,
  nameAr: text,
  region,
  province,
  missionFr: text,
  missionAr: text,
  foundedIn: z.int(),
  people: z
    .array(z.object({ nameLatin: text, nameArabic: text, roleFr: text, roleAr: text, email: z.email().endsWith('.example') }))
    .min(1),
});

const association = organisation.extend({
  sectors: z.array(z.enum(Sector)).min(1),
  receipt: z.object({ type: z.enum(ReceiptType), number: text, date: z.iso.date(), authorityFr: text, authorityAr: text }),
  publicUtility: z.boolean(),
});

const company = organisation.extend({
  industryFr: text,
  industryAr: text,
  employees: z.int(),
  ice: z.string().regex(/^\d{15}$/),
  tradeRegister: z.object({ number: text, court: text }),
  taxId: text,
  csrLabel: z.boolean(),
});

const listing = z.object({
  code: text,
  owner: text,
  writtenIn: z.array(z.enum(['ar', 'fr'])).min(1),
  titleFr: text.nullable(),
  titleAr: text.nullable(),
  format: z.enum(Format),
  languages: z.array(z.enum(Language)).min(1),
});

const need = listing.extend({
  state: z.enum(ListingState).default('open'),
  contextFr: text.nullable(),
  contextAr: text.nullable(),
  deliverableFr: text.nullable(),
  deliverableAr: text.nullable(),
  skills: z.array(z.object({ code: text, importance: z.enum(Importance) })).min(1),
  sector: z.enum(Sector),
  region,
  province,
  hours: z.int().positive(),
  mode: z.enum(WorkMode),
  wantedStartInDays: z.int(),
  closesInDays: z.int(),
});

const offer = listing.extend({
  descriptionFr: text.nullable(),
  descriptionAr: text.nullable(),
  skills: z.array(z.object({ code: text, level: z.literal([1, 2, 3, 4]) })).min(1),
  sectors: z.array(z.enum(Sector)).min(1),
  regions: z.array(region),
  remote: z.boolean(),
  hoursTotal: z.int().positive(),
  hoursPerMonth: z.int().positive(),
  regime: z.enum(Regime),
  peopleCount: z.int().positive(),
  availableFromInDays: z.int(),
  availableUntilInDays: z.int(),
});

const castFile = z.object({
  associations: z.array(association),
  companies: z.array(company),
  needs: z.array(need),
  offers: z.array(offer),
});

/** Files that their people have not finished, and one that came twice: what the desk is for. */
const unfinished = association.extend({
  stateReason: text.optional(),
  nameAr: text.nullable(),
  missionFr: text.nullable(),
  missionAr: text.nullable(),
  foundedIn: z.int().nullable(),
  sectors: z.array(z.enum(Sector)),
  receipt: association.shape.receipt.extend({ date: z.iso.date().nullable() }).nullable(),
});

export type SeedAssociation = z.output<typeof association>;
export type SeedUnfinished = z.output<typeof unfinished>;
export type SeedCompany = z.output<typeof company>;
export type SeedNeed = z.output<typeof need>;
export type SeedOffer = z.output<typeof offer>;
export type SeedCast = z.output<typeof castFile>;

/** The families and the skills, in the order they are shown. */
export function readSkills(): z.output<typeof skillsFile> {
  return skillsFile.parse(JSON.parse(read('skills.json')));
}

/** The 50 verified organisations that the demo and the tests live with; all their needs and offers are open. */
export function readCast(): SeedCast {
  return castFile.parse(JSON.parse(read('seed-cast.json')));
}

/** What the cast lacks: an association not yet verified, a suspended company, and needs already met, with the offers that met them. */
export function readFurtherCast(): SeedCast {
  return castFile.parse(JSON.parse(read('further-cast.json')));
}

const days = z.int().nonnegative();

const requestsFile = z.object({
  requests: z.array(
    z.object({
      need: text,
      offer: text,
      origin: z.enum(RequestOrigin),
      state: z.enum(RequestState),
      askedDaysAgo: days,
      // When the side that was asked agreed.
      answeredDaysAgo: days.optional(),
      // When it ended otherwise than by its deadline.
      decidedDaysAgo: days.optional(),
      decidedBy: z.enum(['national', 'atlanticCentre', 'northAndEast']).optional(),
      hours: z.int().positive(),
      mode: z.enum(WorkMode),
      // Otherwise the first day that suits the need and the offer.
      startsInDays: days.optional(),
      message: text,
      declineReason: z.enum(DeclineReason).optional(),
      reason: text.optional(),
      // The side that asked changed its mind about the hours.
      amended: z.object({ daysAgo: days, hoursBefore: z.int().positive(), message: text }).optional(),
      // What became of an approved one that both sides have signed; the others wait for that.
      mission: z
        .object({
          signedDaysAgo: days,
          // What both sides filled in, the day before.
          agreement: z.unknown().transform(readValues),
          startedDaysAgo: days,
          endsInDays: z.int(),
          completedDaysAgo: days.optional(),
          plan: z
            .object({
              objective: text,
              // In the order they were planned, all when the mission began.
              items: z.array(
                z.object({
                  kind: z.enum(PlanItemKind),
                  title: text,
                  dueInDays: z.int(),
                  begunDaysAgo: days.optional(),
                  returned: z.object({ daysAgo: days, reason: text }).optional(),
                  deliveredDaysAgo: days.optional(),
                  acceptedDaysAgo: days.optional(),
                }),
              ),
              meetings: z.array(
                z.object({
                  title: text,
                  inDays: z.int(),
                  startsAt: text,
                  minutes: z.int().positive(),
                  place: text.nullable(),
                  link: text.nullable(),
                }),
              ),
            })
            .optional(),
          // Whom the giver named. Who confirmed has an account, and belongs to no organisation.
          people: z
            .array(
              z.object({ email: text, name: text, nameAr: text, function: text, namedDaysAgo: days, confirmedDaysAgo: days.optional() }),
            )
            .default([]),
          hours: z.array(
            z.object({
              daysAgo: days,
              // The number of the person who did the work, from 1; declared by them, or by the giver's owner.
              worker: z.int().positive().optional(),
              declaredBy: z.literal('worker').optional(),
              hours: z.number().multipleOf(0.25),
              what: text,
              // The number of the line that it corrects, from 1.
              corrects: z.int().positive().optional(),
              answer: z.object({ daysAgo: days, kind: z.enum(HourAnswerKind), reason: text.optional() }).optional(),
            }),
          ),
          // What its result is told by, with what was measured.
          indicators: z
            .array(
              z.object({
                code: text,
                values: z.array(
                  z.object({
                    moment: z.enum(ResultMoment),
                    daysAgo: days,
                    value: z.number().multipleOf(0.01),
                    by: z.enum(['giver', 'receiver']),
                    evidence: text.optional(),
                  }),
                ),
              }),
            )
            .default([]),
          feedback: z
            .array(
              z.object({
                side: z.enum(MissionSide),
                daysAgo: days,
                ratings: z.record(z.enum(QUESTIONS), z.int().min(1).max(RATINGS.length)),
                words: text,
              }),
            )
            .default([]),
          // What one side would change of it, and the other agreed on: it waits for its decision.
          amendment: z
            .object({
              by: z.enum(MissionSide),
              proposedDaysAgo: days,
              agreedDaysAgo: days,
              hours: z.int().positive(),
              endsInDays: z.int(),
              reason: text,
            })
            .optional(),
          // Of the receiver, at the end.
          autonomy: z.object({ daysAgo: days, answer: z.enum(Autonomy), example: text }).optional(),
          // What its two sides say of working together, for how long (else a year), and which of them let anybody read its results.
          partnership: z
            .object({ aims: text.optional(), endsInDays: z.int().optional(), shownBy: z.array(z.enum(MissionSide)).default([]) })
            .optional(),
        })
        .optional(),
    }),
  ),
});

/** Associations that came after the others, in every state before verification. */
export function readUnfinished(): SeedUnfinished[] {
  return z.object({ laterAssociations: z.array(unfinished) }).parse(JSON.parse(read('further-cast.json'))).laterAssociations;
}

export type SeedRequest = z.output<typeof requestsFile>['requests'][number];

/** Requests in every state, in the order they were made. */
export function readRequests(): SeedRequest[] {
  return requestsFile.parse(JSON.parse(read('requests.json'))).requests;
}

/** Rows of a CSV whose values hold no comma and no quote, by the names of its first line. */
function readTable(name: string): Record<string, string>[] {
  const [head = '', ...lines] = read(name).trim().split('\n');
  const names = head.trim().split(',');
  return lines.map((line) => {
    const values = line.trim().split(',');
    return Object.fromEntries(names.map((column, index) => [column, values[index] ?? '']));
  });
}

const place = z.object({ code: text, name_fr: text, name_ar: text });

export function readRegions(): { code: string; nameFr: string; nameAr: string }[] {
  return readTable('regions.csv').map((row) => {
    const { code, name_fr, name_ar } = place.parse(row);
    return { code, nameFr: french(name_fr), nameAr: name_ar };
  });
}

const provinceRow = place.extend({ type: text, region_code: region });

/** The 75 provinces and prefectures that people choose among. */
export function readProvinces(): { code: string; regionCode: string; nameFr: string; nameAr: string; type: string }[] {
  return readTable('provinces.csv')
    .map((row) => provinceRow.parse(row))
    .filter((row) => row.type !== 'prefecture_of_arrondissements')
    .map(({ code, name_fr, name_ar, type, region_code }) => ({
      code,
      regionCode: region_code,
      nameFr: french(name_fr),
      nameAr: name_ar,
      type,
    }));
}

/** How many people live in each of them, by its code: the census of 2024. */
export function readPopulations(): Record<string, number> {
  const row = z.object({ code: text, population_2024: z.coerce.number().int().positive() });
  const people = new Map(
    readTable('provinces.csv')
      .map((line) => row.parse(line))
      .map(({ code, population_2024 }) => [code, population_2024]),
  );
  return Object.fromEntries(readProvinces().map(({ code }) => [code, people.get(code) ?? 0]));
}

/** The tables write M'diq with a straight apostrophe; everything shown has the curved one. */
function french(name: string): string {
  return name.replaceAll("'", '’');
}

const indicatorsFile = z.object({
  indicators: z.array(
    z.object({
      code: text,
      nameFr: text,
      nameAr: text,
      unit: z.object({ code: text, fr: text, ar: text }),
      kind: z.enum(IndicatorKind),
      direction: z.enum(IndicatorDirection),
      howFr: text,
      howAr: text,
      families: z.array(text).min(1),
      sectors: z.union([z.tuple([z.literal('all')]).transform((): Sector[] => []), z.array(z.enum(Sector)).min(1)]),
      sdgs: z.array(z.int().min(1).max(17)),
    }),
  ),
});

/** Units that are counted to a tenth, and what the bounds of their kind do not say: see `rules` of the file. */
const TENTHS: readonly string[] = ['hours_month', 'kg_month'];
const BOUNDS: Readonly<Record<string, { lowest?: number; highest: number }>> = {
  score_5: { lowest: 100, highest: 500 },
  score_20: { highest: 2_000 },
  budget_variance: { highest: 100_000 },
};

/** What the result of a mission can be told by, in the order it is shown. */
export function readIndicators() {
  return indicatorsFile.parse(JSON.parse(read('indicators.json'))).indicators.map(({ unit, ...indicator }, position) => ({
    ...indicator,
    position,
    unitFr: unit.fr,
    unitAr: unit.ar,
    ...SCALES[indicator.kind],
    ...(TENTHS.includes(unit.code) && { decimals: 1 }),
    ...BOUNDS[unit.code],
    ...BOUNDS[indicator.code],
  }));
}

/** The clauses of agreements, as counsel is asked to read them. */
export function readAgreementText(): ReturnType<typeof readClauses> {
  return readClauses(z.object({ clauses: z.unknown() }).parse(JSON.parse(read('agreement.json'))).clauses);
}
