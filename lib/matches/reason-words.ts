import type { useTranslations } from 'next-intl';
import { formatHours } from '@/lib/i18n/hours';
import type { Locale } from '@/lib/i18n/locales';
import { localised } from '@/lib/i18n/localised';
import { type Gap, gapsOf } from '@/lib/matching/gaps';
import type { MatchView } from './views';

/** From this share of the attention part on, the sentence says it: everybody has some. */
const LITTLE_SHOWN = 0.8;

export interface Reason {
  key: string;
  text: string;
  /** Something is missing. */
  gap?: boolean;
}

interface Words {
  match: ReturnType<typeof useTranslations<'match'>>;
  formats: ReturnType<typeof useTranslations<'formats'>>;
}

/** Why a pair stands where it stands, piece by piece: for the page and for what is printed. */
export function reasonsOf(match: MatchView, locale: Locale, words: Words): Reason[] {
  const t = words.match;
  const { facts, parts } = match;
  const gaps = gapsOf(match).map(
    (gap): Reason => ({
      key: 'skill' in gap ? gap.skill : gap.gap,
      gap: true,
      text: gapText(gap, match.skillNames, locale, words),
    }),
  );
  const total = facts.skills.length;
  const met = facts.skills.filter((skill) => skill.k !== 'none').length;
  const covered = facts.hours.coveredQuarters === facts.hours.neededQuarters;
  const attention = parts.find(({ part }) => part === 'attention');
  return [
    { key: 'skills', text: met === total ? t('reason.skillsAll', { total }) : t('reason.skillsSome', { met, total }) },
    // The distance is a gap of its own; every other place speaks for the pair.
    ...(facts.place === 'further' ? [] : [{ key: 'place', text: t(`reason.${facts.place}`) }]),
    ...(covered ? [{ key: 'hours', text: t('reason.hoursAll', { hours: formatHours(facts.hours.neededQuarters, locale) }) }] : []),
    ...(attention && attention.points >= attention.of * LITTLE_SHOWN ? [{ key: 'attention', text: t('reason.attention') }] : []),
    ...gaps,
  ];
}

/** A gap of the engine in words. */
function gapText(gap: Gap, skillNames: MatchView['skillNames'], locale: Locale, { match: t, formats }: Words): string {
  const label = (code: string): string => {
    const name = skillNames[code];
    return name ? localised(name, locale).text : code;
  };
  const importance = (essential: boolean) => (essential ? 'essential' : 'useful');
  switch (gap.gap) {
    case 'skill_missing':
      return t('gap.skill_missing', { skill: label(gap.skill), importance: importance(gap.essential) });
    case 'skill_by_relation':
      return t('gap.skill_by_relation', { skill: label(gap.skill), importance: importance(gap.essential), via: label(gap.via) });
    case 'skill_at_low_level':
      return t('gap.skill_at_low_level', { skill: label(gap.skill), level: gap.level });
    case 'hours_partial':
      return t('gap.hours_partial', { covered: formatHours(gap.coveredQuarters, locale), needed: formatHours(gap.neededQuarters, locale) });
    case 'starts_late':
      return t('gap.starts_late', { days: gap.days });
    case 'format_different':
      return t('gap.format_different', { need: formats(gap.need), offer: formats(gap.offer) });
    default:
      return t(`gap.${gap.gap}`);
  }
}
