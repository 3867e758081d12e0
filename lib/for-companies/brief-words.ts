import 'server-only';
import { env } from '@/lib/env';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { Locale } from '@/lib/i18n/locales';
import { type Bilingual, localised } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import { reasonsOf } from '@/lib/matches/reason-words';
import { inLocale, routes } from '@/lib/routes';
import { quartersOf, type TypicalTimes } from './rules';
import type { AnsweredView, FitView } from './views';

/** Of what is asked most, what a manager asks. */
const ASKED = ['cost', 'law', 'cover', 'tax'] as const;
const GAINS = ['fit', 'agreement', 'hours', 'evidence'] as const;
/** Needs on the sheet. */
const NEEDS = 3;

/** A text with its language where that is not the sheet's. */
export interface Passage {
  text: string;
  lang?: Locale;
}

/** One sheet for whoever decides, in words: the page and the PDF say the same. */
export interface BriefWords {
  lang: Locale;
  platform: string;
  title: string;
  lead: string;
  answersTitle: string;
  answers: { term: string; text: string }[];
  gainsTitle: string;
  gains: { title: string; text: string }[];
  needsTitle: string;
  needs: { id: number; title: Passage; who: Passage[]; reason: string }[];
  noNeeds: string;
  timesTitle: string;
  times: string;
  questionsTitle: string;
  questions: { question: string; answer: string }[];
  notAdvice: string;
  addressTitle: string;
  /** Of the page that this is, for who gets it passed on. */
  address: string;
}

const passage = (text: Bilingual, locale: Locale): Passage => {
  const { text: words, lang, isOther } = localised(text, locale);
  return { text: words, ...(isOther && { lang }) };
};

/** The six answers, each with its name. */
export function answersInWords(
  { answers, province, skills }: Pick<AnsweredView, 'answers' | 'province' | 'skills'>,
  locale: Locale,
): { term: string; text: string }[] {
  const t = translator(locale, 'forCompanies');
  const comma = translator(locale, 'listings')('comma');
  const [sectors, modes, languages] = [translator(locale, 'sectors'), translator(locale, 'modes'), translator(locale, 'languages')];
  const { people, sector, time, unit, mode } = answers;
  return [
    { term: t('answers.team'), text: t('answers.teamValue', { people, place: province }) },
    { term: t('answers.skills'), text: skills.join(comma) },
    { term: t('answers.sector'), text: sector === 'any' ? t('questions.any') : sectors(sector) },
    {
      term: t('answers.time'),
      text: t('answers.timeValue', { amount: formatNumber(time / 4), unit, total: formatHours(quartersOf(answers), locale) }),
    },
    { term: t('answers.how'), text: `${modes(mode)} · ${answers.languages.map((language) => languages(language)).join(comma)}` },
  ];
}

/** @param at the day that the sheet says it is of */
export function briefWords(fit: FitView, times: TypicalTimes | null, locale: Locale, at: Date): BriefWords {
  const t = translator(locale, 'forCompanies');
  const match = translator(locale, 'match');
  const formats = translator(locale, 'formats');
  const duration = (days: number) => t('times.dayCount', { days });
  return {
    lang: locale,
    platform: translator(locale, 'pages')('name'),
    title: t('brief.title'),
    lead: t('brief.lead', { date: formatDay(at, locale) }),
    answersTitle: t('brief.answers'),
    answers: fit.words,
    gainsTitle: t('gains.title'),
    gains: GAINS.map((gain) => ({ title: t(`gains.${gain}.title`), text: t(`gains.${gain}.text`) })),
    needsTitle: t('brief.needs'),
    needs: fit.ranking.rows.slice(0, NEEDS).map((row) => ({
      id: row.id,
      title: passage(row.title, locale),
      who: [passage(row.organisationName, locale), passage(row.province, locale)],
      reason: reasonsOf(row.match, locale, { match, formats })
        .map(({ text }) => text)
        .join(match('separator')),
    })),
    noNeeds: t('brief.noNeeds'),
    timesTitle: t('times.title'),
    times:
      times === null
        ? t('times.none')
        : t('brief.times', {
            basis: times.basis,
            hours: formatHours(times.quarters, locale),
            days: duration(times.days),
            approval: duration(times.daysToApproval),
          }),
    questionsTitle: t('faq.title'),
    questions: ASKED.map((question) => ({ question: t(`faq.${question}.question`), answer: t(`faq.${question}.answer`) })),
    notAdvice: t('faq.notAdvice'),
    addressTitle: t('brief.address'),
    address: new URL(inLocale(locale, routes.companyBrief(`${fit.query}&from=share`)), env.APP_URL).href,
  };
}
