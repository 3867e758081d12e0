import { useLocale, useTranslations } from 'next-intl';
import { Tabs } from '@/components/ui/tabs';
import { inLocale, routes } from '@/lib/routes';

const desks = {
  requests: routes.queue,
  organisations: routes.organisationQueue,
  listings: routes.listingQueue,
  skills: routes.skillQueue,
} as const;

/** What waits for a coordinator, kind by kind. */
export function DeskTabs({ current }: { current: keyof typeof desks }) {
  const t = useTranslations('deskTabs');
  const locale = useLocale();
  return (
    <Tabs
      label={t('label')}
      tabs={(Object.keys(desks) as (keyof typeof desks)[]).map((desk) => ({
        href: inLocale(locale, desks[desk]()),
        label: t(desk),
        current: desk === current,
      }))}
    />
  );
}
