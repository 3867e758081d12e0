import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { formatHours } from '@/lib/i18n/hours';
import { localised } from '@/lib/i18n/localised';
import type { MatchView } from '@/lib/matches/views';
import { type Gap, gapsOf } from '@/lib/matching/gaps';

/** From this share of the attention part on, the sentence says it: everybody has some. */
const LITTLE_SHOWN = 0.8;

interface Reason {
  key: string;
  text: string;
  /** Something is missing: bold. */
  gap?: boolean;
}

/** Why a pair stands where it stands: one sentence, what is missing in bold. */
export function MatchReason({ match, bare = false }: { match: MatchView; bare?: boolean }) {
  const t = useTranslations('match');
  const reasons = useReasons(match);
  return (
    <p className="border-accent border-s-[3px] ps-3.5">
      {!bare && <b>{t('why')} </b>}
      {reasons.map((reason, index) => (
        <Fragment key={reason.key}>
          {index > 0 && t('separator')}
          {reason.gap ? <b>{reason.text}</b> : reason.text}
        </Fragment>
      ))}
    </p>
  );
}

function useReasons(match: MatchView): Reason[] {
  const t = useTranslations('match.reason');
  const locale = useLocale();
  const gapText = useGapText(match.skillNames);
  const { facts, parts } = match;
  const gaps = gapsOf(match).map((gap): Reason => ({ key: 'skill' in gap ? gap.skill : gap.gap, gap: true, text: gapText(gap) }));
  const total = facts.skills.length;
  const met = facts.skills.filter((skill) => skill.k !== 'none').length;
  const covered = facts.hours.coveredQuarters === facts.hours.neededQuarters;
  const attention = parts.find(({ part }) => part === 'attention');
  return [
    { key: 'skills', text: met === total ? t('skillsAll', { total }) : t('skillsSome', { met, total }) },
    // The distance is a gap of its own; every other place speaks for the pair.
    ...(facts.place === 'further' ? [] : [{ key: 'place', text: t(facts.place) }]),
    ...(covered ? [{ key: 'hours', text: t('hoursAll', { hours: formatHours(facts.hours.neededQuarters, locale) }) }] : []),
    ...(attention && attention.points >= attention.of * LITTLE_SHOWN ? [{ key: 'attention', text: t('attention') }] : []),
    ...gaps,
  ];
}

/** A gap of the engine in words. */
function useGapText(skillNames: MatchView['skillNames']): (gap: Gap) => string {
  const t = useTranslations('match.gap');
  const formats = useTranslations('formats');
  const locale = useLocale();
  const label = (code: string): string => {
    const name = skillNames[code];
    return name ? localised(name, locale).text : code;
  };
  const importance = (essential: boolean) => (essential ? 'essential' : 'useful');
  return (gap) => {
    switch (gap.gap) {
      case 'skill_missing':
        return t('skill_missing', { skill: label(gap.skill), importance: importance(gap.essential) });
      case 'skill_by_relation':
        return t('skill_by_relation', { skill: label(gap.skill), importance: importance(gap.essential), via: label(gap.via) });
      case 'skill_at_low_level':
        return t('skill_at_low_level', { skill: label(gap.skill), level: gap.level });
      case 'hours_partial':
        return t('hours_partial', { covered: formatHours(gap.coveredQuarters, locale), needed: formatHours(gap.neededQuarters, locale) });
      case 'starts_late':
        return t('starts_late', { days: gap.days });
      case 'format_different':
        return t('format_different', { need: formats(gap.need), offer: formats(gap.offer) });
      default:
        return t(gap.gap);
    }
  };
}
