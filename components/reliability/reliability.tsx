import { useTranslations } from 'next-intl';
import type { KeyValueRow } from '@/components/ui/key-value';
import type { Reliability as Known } from '@/lib/reliability/rules';

/** How an organisation keeps its word, for those who deal with it: facts in words, and no score. */
export function Reliability({ of: { answersWithin, missions } }: { of: Known }) {
  const t = useTranslations('reliability');
  if (answersWithin === null && missions === null) return t('few');
  return (
    <>
      {answersWithin !== null && <span className="block">{t('answersWithin', { days: answersWithin })}</span>}
      {missions !== null && <span className="block">{t('missions', missions)}</span>}
    </>
  );
}

/** The same of the other side, as a row among facts; none for those who are no side. */
export function useOtherSideRow(known: Known | null): KeyValueRow[] {
  const t = useTranslations('reliability');
  return known === null ? [] : [{ key: 'reliability', term: t('otherSide'), value: <Reliability of={known} /> }];
}
