import { useLocale, useTranslations } from 'next-intl';
import { inLocale } from '@/lib/routes';
import type { ProgrammeHomeView } from '@/lib/workspace/views';
import { News } from './news';
import { NextStep } from './next-step';

/** What stands over the queue on its first page: the next decision, and what changed. */
export function DeskHome({ home: { desk, step, stepHref, stepDays, news } }: { home: ProgrammeHomeView }) {
  const t = useTranslations('nextStep.desk');
  const locale = useLocale();
  // Who filters or turns pages is at work already.
  if (desk.filters.kind !== null || desk.filters.cursor !== null || desk.filters.q !== '') return null;
  return (
    <>
      {stepHref !== null && step !== 'rest' && (
        <NextStep text={t(`${step}.text`, { days: stepDays })} action={t(`${step}.action`)} href={inLocale(locale, stepHref)} />
      )}
      <News news={news} />
    </>
  );
}
