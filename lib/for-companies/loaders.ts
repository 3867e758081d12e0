import 'server-only';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { listShownMissions } from '@/lib/achievements/queries';
import { currentActor } from '@/lib/auth/session';
import type { HandedOut } from '@/lib/exports/handed-out';
import { contentDisposition, FILE_KINDS } from '@/lib/files/rules';
import { dayNumberOf, daysBetween } from '@/lib/i18n/day';
import { type Locale, locales } from '@/lib/i18n/locales';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { loadNeedsBeside } from '@/lib/matches/loaders';
import { type Linked, linkedOf } from '@/lib/origins/rules';
import { companyBriefPdf } from '@/lib/pdf/company-brief';
import { loadPlaces } from '@/lib/places/loaders';
import { type FormState, idle } from '@/lib/result';
import { measuredOf } from '@/lib/results/queries';
import { inLocale, routes } from '@/lib/routes';
import { loadSkillOptions } from '@/lib/skills/loaders';
import { answersInWords, type BriefWords, briefWords } from './brief-words';
import { listMissionTimes } from './queries';
import { offerOf, pickStories, typicalOf } from './rules';
import { queryOf, type ReadAnswers, readAnswers } from './schema';
import type { AnsweredView, FitView, ForCompaniesView, StoryView } from './views';

/** Needs that are shown for six answers. */
const FITTING = 5;

export type Params = Readonly<Record<string, string | string[] | undefined>>;

/** What a company reads before it has an account; with the needs that fit, where the six questions are answered. */
export const loadForCompanies = cache(async (params: Params): Promise<ForCompaniesView> => {
  const [locale, actor] = await Promise.all([getLocale(), currentActor()]);
  const [{ read, named, regions, skills }, times, stories] = await Promise.all([
    loadAnswers(params, locale),
    listMissionTimes(),
    loadStories(),
  ]);
  return {
    times: typicalOf(times),
    stories,
    state: stateOf(read),
    regions,
    skills,
    fit: named && (await fitOf(named)),
    anonymous: actor === null,
    from: linkedOf(params.from),
  };
});

/** The answers in an address, in words; a place or a skill that there is not is an answer to mend. */
async function loadAnswers(params: Params, locale: Locale) {
  const [regions, skills] = await Promise.all([loadPlaces(locale), loadSkillOptions(locale)]);
  let read: ReadAnswers = readAnswers(params);
  let named: (AnsweredView & { region: string }) | null = null;
  if (read.status === 'answered') {
    const { answers, values } = read;
    const province = regions.flatMap((region) => region.provinces).find(({ code }) => code === answers.province);
    const chosen = answers.skills.flatMap((code) => skills.skills.find((skill) => skill.code === code)?.label ?? []);
    if (province && chosen.length === answers.skills.length)
      named = {
        ...{ answers, province: province.name, region: province.regionCode, skills: chosen, query: queryOf(answers) },
        words: answersInWords({ answers, province: province.name, skills: chosen }, locale),
      };
    else {
      const fields = {
        ...(!province && { province: { code: 'provinceMissing' } }),
        ...(chosen.length < answers.skills.length && { skills: { code: 'skillsUnknown' } }),
      };
      read = { status: 'refused', values, fields };
    }
  }
  return { read, named, regions, skills };
}

function stateOf(read: ReadAnswers): FormState {
  if (read.status === 'refused') return { status: 'refused', code: 'invalid', fields: read.fields, values: read.values };
  return read.status === 'none' ? idle : { status: 'done', fields: {}, values: read.values };
}

/** The engine's answer. Nobody's listing asks, so nothing is counted as shown: see `countShown`. */
async function fitOf({ region, ...named }: AnsweredView & { region: string }): Promise<FitView> {
  const now = new Date();
  return { ...named, ranking: await loadNeedsBeside(offerOf(named.answers, region, dayNumberOf(now)), now, FITTING) };
}

async function loadStories(): Promise<StoryView[]> {
  const missions = await listShownMissions();
  const stories = missions.map((mission) => {
    const { id, giver, receiver, need, indicators, quartersConfirmed, startsOn, endedAt } = mission;
    const companyGave = giver.kind === 'COMPANY';
    const [company, association] = companyGave ? [giver, receiver] : [receiver, giver];
    const measured = indicators.map((indicator) => measuredOf(indicator, indicator.values));
    const indicator = measured.find(({ current }) => current.baseline && (current.closing ?? current.later)) ?? null;
    return {
      id,
      title: titleOf(need),
      sector: need.sector,
      region: nameOf(mission.region),
      company: { id: company.id, name: nameOf(company) },
      association: { id: association.id, name: nameOf(association) },
      companyGave,
      quarters: quartersConfirmed,
      days: Math.max(1, daysBetween(startsOn, endedAt ?? startsOn)),
      indicator,
      pair: `${company.id}-${association.id}`,
      measured: indicator !== null,
    };
  });
  return pickStories(stories);
}

/** The six answers as a sheet for whoever decides; without them, the questions. */
export const loadCompanyBrief = cache(async (params: Params): Promise<{ words: BriefWords; query: string; from: Linked | null }> => {
  const locale = await getLocale();
  const { named } = await loadAnswers(params, locale);
  if (!named) redirect(inLocale(locale, routes.forCompanies()));
  return { words: await wordsFor(named, locale), query: named.query, from: linkedOf(params.from) };
});

/** The same as a PDF, in either language. */
export async function loadCompanyBriefFile(file: string, params: Params): Promise<HandedOut | null> {
  const locale = locales.find((language) => file === `${language}.pdf`);
  if (!locale) return null;
  const { named } = await loadAnswers(params, locale);
  if (!named) return null;
  const bytes = companyBriefPdf(await wordsFor(named, locale), new Date());
  return { bytes, mediaType: FILE_KINDS.pdf.mediaType, disposition: contentDisposition(`khibra-${locale}.pdf`) };
}

async function wordsFor(named: AnsweredView & { region: string }, locale: Locale): Promise<BriefWords> {
  const [fit, times] = await Promise.all([fitOf(named), listMissionTimes()]);
  return briefWords(fit, typicalOf(times), locale, new Date());
}
