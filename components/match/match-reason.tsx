import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { formatHours } from '@/lib/i18n/hours';
import { localised } from '@/lib/i18n/localised';
import type { MatchView } from '@/lib/matches/views';

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

function useReasons({ facts, parts, skillNames }: MatchView): Reason[] {
  const t = useTranslations('match.reason');
  const formats = useTranslations('formats');
  const locale = useLocale();
  const label = (code: string): string => {
    const name = skillNames[code];
    return name ? localised(name, locale).text : code;
  };
  const total = facts.skills.length;
  const met = facts.skills.filter((skill) => skill.k !== 'none').length;
  const skills = facts.skills.flatMap((skill): Reason[] => {
    const words = { skill: label(skill.code), importance: skill.essential ? 'essential' : 'useful' };
    if (skill.k === 'none') return [{ key: skill.code, gap: true, text: t('missing', words) }];
    if (skill.via !== undefined) return [{ key: skill.code, text: t('near', { ...words, via: label(skill.via) }) }];
    return [];
  });
  const needed = formatHours(facts.hours.neededQuarters, locale);
  const covered = formatHours(facts.hours.coveredQuarters, locale);
  const partial = facts.hours.coveredQuarters < facts.hours.neededQuarters;
  const attention = parts.find(({ part }) => part === 'attention');
  return [
    { key: 'skills', text: met === total ? t('skillsAll', { total }) : t('skillsSome', { met, total }) },
    ...skills,
    { key: 'place', text: t(facts.place) },
    partial ? { key: 'hours', gap: true, text: t('hoursSome', { covered, needed }) } : { key: 'hours', text: t('hoursAll', { hours: needed }) },
    ...(facts.formatSame ? [] : [{ key: 'format', text: t('format', { need: formats(facts.needFormat), offer: formats(facts.offerFormat) }) }]),
    ...(attention && attention.points >= attention.of * LITTLE_SHOWN ? [{ key: 'attention', text: t('attention') }] : []),
  ];
}
