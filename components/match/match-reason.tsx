import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { reasonsOf } from '@/lib/matches/reason-words';
import type { MatchView } from '@/lib/matches/views';

/** Why a pair stands where it stands: one sentence, what is missing in bold. */
export function MatchReason({ match, bare = false }: { match: MatchView; bare?: boolean }) {
  const t = useTranslations('match');
  const reasons = reasonsOf(match, useLocale(), { match: t, formats: useTranslations('formats') });
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
