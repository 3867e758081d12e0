import { useTranslations } from 'next-intl';
import { useActiveFilters } from '@/components/search/active-filters';
import { Chip } from '@/components/ui/chip';
import type { AskedView } from '@/lib/search/views';

/** What a search asks for, in words. */
export function AskedChips({ asked }: { asked: AskedView }) {
  const t = useTranslations('savedSearches');
  const active = useActiveFilters(asked);
  if (active.length === 0) return <p>{t(`everything.${asked.kind}`)}</p>;
  return (
    <ul aria-label={t('asks')} className="flex flex-wrap gap-2">
      {active.map(({ key, label }) => (
        <li key={key}>
          <Chip>
            <bdi>{label}</bdi>
          </Chip>
        </li>
      ))}
    </ul>
  );
}
