import { useTranslations } from 'next-intl';
import { Tabs } from '@/components/ui/tabs';

/** One's own regions or all Morocco; nothing for those who decide everywhere. */
export function DeskScope({ here, scope, regionCount }: { here: string; scope: 'mine' | 'all'; regionCount: number | null }) {
  const t = useTranslations('desk');
  if (regionCount === null) return null;
  return (
    <Tabs
      label={t('scope.label')}
      tabs={[
        { href: here, label: t('scope.mine', { count: regionCount }), current: scope === 'mine' },
        { href: `${here}?scope=all`, label: t('scope.all'), current: scope === 'all' },
      ]}
    />
  );
}
