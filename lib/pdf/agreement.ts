import 'server-only';
import type { AgreementRecord } from '@/lib/agreements/queries';
import {
  type Clause,
  COUNT_RULES,
  COUNTS,
  clausesOf,
  directionOf,
  type Filled,
  FOLLOW_UP_MONTHS,
  LOCALES,
  type Piece,
  PLAIN,
  paragraphsOf,
  type Values,
  WORDS,
  writeCode,
} from '@/lib/agreements/rules';
import type { ClauseView } from '@/lib/agreements/views';
import { env } from '@/lib/env';
import { formatDay } from '@/lib/i18n/formats';
import { formatHoursOblique } from '@/lib/i18n/hours';
import type { Locale } from '@/lib/i18n/locales';
import { type Bilingual, localised, nameOf, titleOf } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import { isolated } from '@/lib/mail/compose';
import { ANSWER_DAYS } from '@/lib/missions/rules';
import { routes } from '@/lib/routes';
import { compilePdf } from './compile';

/** What a document is called and found by, and of which day it is. */
export interface Issue {
  reference: string;
  code: string;
  at: Date;
}

/** What fills the placeholders, in the language of a column. Before it is issued, a document has no reference yet. */
export function valuesOf(record: AgreementRecord, issue: Issue | null, locale: Locale): Values {
  const t = translator(locale, 'agreements');
  const { giver, receiver, need, agreement } = record;
  const [associationSide, companySide] = directionOf(record) === 'association_to_company' ? [giver, receiver] : [receiver, giver];
  const { association, company } = { association: associationSide.association, company: companySide.company };
  const own = (text: string | null | undefined): Filled | null => (text ? { text, lang: locale } : null);
  const code = (text: string | null | undefined): Filled | null => (text ? { text, lang: null } : null);
  const either = (text: Bilingual): Filled | null => {
    const { text: words, lang } = localised(text, locale);
    return words === '' ? null : { text: words, lang };
  };
  const list = (items: readonly string[]) => own(new Intl.ListFormat(locale === 'ar' ? 'ar' : 'fr', { type: 'unit' }).format(items));
  const followUp = new Date(record.endsOn);
  followUp.setUTCMonth(followUp.getUTCMonth() + FOLLOW_UP_MONTHS);
  const deliverable = either({ fr: need.deliverableFr, ar: need.deliverableAr });
  const team = record.team.map(({ role }) => role);
  const fromForm = Object.fromEntries([
    ...WORDS.map((name) => [name, either(agreement.values[name] ?? { fr: null, ar: null })]),
    ...PLAIN.map((name) => [name, code(agreement.values[name])]),
    ...COUNTS.map((name) => {
      const { unit, usual } = COUNT_RULES[name];
      return [name, own(t(`units.${unit}`, { count: agreement.values[name] ?? usual }))];
    }),
  ]) as Pick<Values, (typeof WORDS)[number] | (typeof PLAIN)[number] | (typeof COUNTS)[number]>;
  return {
    ...fromForm,
    reference: code(issue?.reference ?? t('atIssue')),
    verificationCode: code(issue ? writeCode(issue.code) : t('atIssue')),
    verificationAddress: code(verificationAddress()),
    agreementDate: own(issue ? formatDay(issue.at, locale) : t('atIssue')),
    missionTitle: either(titleOf(need)),
    programmeName: code('DIALOGUE'),
    platformName: own(translator(locale, 'pages')('name')),
    sectorText: list(associationSide.sectors.map((sector) => translator(locale, 'sectors')(sector).toLocaleLowerCase('fr'))),
    skillsText: list(need.skills.map(({ skill }) => skill[locale])),
    associationName: either(nameOf(associationSide)),
    associationReceiptType: own(
      association?.receiptType && translator(locale, 'organisations')(`receiptTypes.${association.receiptType}`).toLocaleLowerCase('fr'),
    ),
    associationReceiptNumber: code(association?.receiptNumber),
    associationReceiptDate: own(association?.receiptDate && formatDay(association.receiptDate, locale)),
    associationAuthority: either({ fr: association?.receiptAuthorityFr ?? null, ar: association?.receiptAuthorityAr ?? null }),
    companyName: either(nameOf(companySide)),
    companyCourt: code(company?.tradeRegisterCourt),
    companyRc: code(company?.tradeRegisterNumber),
    companyIce: code(company?.ice),
    companyIf: code(company?.taxId),
    deliverablesList: deliverable && {
      ...deliverable,
      text: `${deliverable.text} (${formatDay(record.endsOn, deliverable.lang ?? locale)})`,
    },
    startDate: own(formatDay(record.startsOn, locale)),
    endDate: own(formatDay(record.endsOn, locale)),
    hoursTotal: own(formatHoursOblique(record.quarters, locale)),
    workMode: own(translator(locale, 'modes')(record.mode).toLocaleLowerCase('fr')),
    peopleList: team.length > 0 ? code(team.join(', ')) : own(t('peopleNamedLater')),
    confirmationPeriod: own(t('units.days', { count: ANSWER_DAYS })),
    followUpDate: own(formatDay(followUp, locale)),
    associationSignedOn: null,
    companySignedOn: null,
  };
}

/** The clauses of the mission's regime and direction with their values. */
export function composeClauses(record: AgreementRecord, clauses: readonly Clause[], issue: Issue | null): ClauseView[] {
  const values = { fr: valuesOf(record, issue, 'fr'), ar: valuesOf(record, issue, 'ar') };
  return fillClauses(clausesOf(clauses, record), values);
}

export type ClauseText = Pick<Clause, 'code' | 'titleFr' | 'titleAr' | 'fr' | 'ar'>;

/** Clauses with their values, numbered after the title, whose first line is the document's own. */
export function fillClauses(
  clauses: readonly ClauseText[],
  values: Readonly<Record<Locale, Readonly<Record<string, Filled | null>>>>,
): ClauseView[] {
  return clauses.map((clause, index) => {
    const isTitle = index === 0;
    const paragraphs = { fr: paragraphsOf(clause.fr, values.fr, 'fr'), ar: paragraphsOf(clause.ar, values.ar, 'ar') };
    const heading = (locale: Locale, title: string) => (isTitle ? textOf(paragraphs[locale].shift() ?? []) : title);
    return {
      code: clause.code,
      number: isTitle ? null : index,
      title: { fr: heading('fr', clause.titleFr), ar: heading('ar', clause.titleAr) },
      paragraphs,
    };
  });
}

/** Short, as somebody types it from paper: it leads to the page in their language. */
export const verificationAddress = () => new URL(routes.verify(), env.APP_URL).href;

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');

/** The document, as it is issued. */
export function agreementPdf(record: AgreementRecord, clauses: readonly Clause[], issue: Issue): Uint8Array<ArrayBuffer> {
  return clausesPdf(composeClauses(record, clauses, issue), issue);
}

/** French and Arabic side by side, with the reference and the code at the foot of each page. */
export function clausesPdf(composed: readonly ClauseView[], issue: Issue): Uint8Array<ArrayBuffer> {
  const passage = (clause: ClauseView, locale: Locale) => ({
    title: clause.number === null ? clause.title[locale] : `${clause.number}. ${clause.title[locale]}`,
    paragraphs: clause.paragraphs[locale].map((pieces) =>
      pieces.map(({ text, value, lang }) => ({ text: value ? isolated(text) : text, ...(lang && { lang }) })),
    ),
  });
  const data = {
    title: composed[0]?.title.fr ?? issue.reference,
    platform: translator('fr', 'pages')('name'),
    reference: issue.reference,
    address: verificationAddress(),
    code: writeCode(issue.code),
    clauses: composed.map((clause) => ({
      level: clause.number === null ? 1 : 2,
      ...Object.fromEntries(LOCALES.map((locale) => [locale, passage(clause, locale)])),
    })),
  };
  return compilePdf('agreement.typ', data, issue.at);
}
