import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { deskAddress } from '@/lib/desk/schema';
import type { DeskNeighbours } from '@/lib/desk/views';
import { inLocale } from '@/lib/routes';

/** The rows before and after this one, in the queue that led here. */
export function Neighbours({ neighbours: { previous, next, audit } }: { neighbours: DeskNeighbours }) {
  const t = useTranslations('desk.neighbours');
  const locale = useLocale();
  if (previous === null && next === null && audit === null) return null;
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-x-5">
      {audit !== null && (
        <a href={inLocale(locale, audit)} className="inline-flex min-h-target items-center">
          {t('audit')}
        </a>
      )}
      {previous !== null && (
        <a href={inLocale(locale, previous)} rel="prev" className="inline-flex min-h-target items-center gap-1.5">
          <Icon name="back" className="size-4" />
          {t('previous')}
        </a>
      )}
      {next !== null && (
        <a href={inLocale(locale, next)} rel="next" className="inline-flex min-h-target items-center gap-1.5">
          {t('next')}
          <Icon name="arrow" className="size-4" />
        </a>
      )}
    </nav>
  );
}

/** The way back to the queue as it was filtered. */
export function useDeskCrumb({ filters }: DeskNeighbours) {
  const t = useTranslations('desk');
  const locale = useLocale();
  return { href: inLocale(locale, deskAddress(filters)), label: t('title') };
}
