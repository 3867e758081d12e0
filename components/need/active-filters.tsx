import { useLocale, useTranslations } from 'next-intl';
import { ChipLink, Chips } from '@/components/ui/chip';
import type { Filter } from '@/lib/needs/rules';
import { type NeedFilters, needsAddress, without } from '@/lib/needs/schema';
import type { NeedListView } from '@/lib/needs/views';
import { inLocale, routes } from '@/lib/routes';

interface ActiveFilter {
  filter: Filter;
  key: string;
  label: string;
  /** The list without this one. */
  rest: NeedFilters;
}

/** Each filter in use, in words. */
export function useActiveFilters({ filters, regions, families }: NeedListView): ActiveFilter[] {
  const t = useTranslations('needs.filters');
  const sectors = useTranslations('sectors');
  const active: ActiveFilter[] = [];
  if (filters.q !== '') active.push({ filter: 'q', key: 'q', label: t('quoted', { words: filters.q }), rest: without(filters, 'q') });
  for (const sector of filters.sectors) {
    const rest = { ...filters, sectors: filters.sectors.filter((other) => other !== sector), cursor: null };
    active.push({ filter: 'sectors', key: sector, label: sectors(sector), rest });
  }
  const region = regions.find(({ code }) => code === filters.region);
  if (region) active.push({ filter: 'region', key: 'region', label: region.name, rest: without(filters, 'region') });
  const family = families.find(({ code }) => code === filters.family);
  if (family) active.push({ filter: 'family', key: 'family', label: family.label, rest: without(filters, 'family') });
  for (const mode of filters.modes) {
    const rest = { ...filters, modes: filters.modes.filter((other) => other !== mode), cursor: null };
    active.push({ filter: 'modes', key: mode, label: t(mode), rest });
  }
  return active;
}

/** The filters in use; each removes itself. */
export function ActiveFilters({ list }: { list: NeedListView }) {
  const t = useTranslations('needs.filters');
  const locale = useLocale();
  const active = useActiveFilters(list);
  if (active.length === 0) return null;
  return (
    <Chips label={t('chips')}>
      {[
        ...active.map(({ key, label, rest }) => (
          <ChipLink key={key} href={inLocale(locale, needsAddress(rest))} hint={t('remove')}>
            <bdi>{label}</bdi>
          </ChipLink>
        )),
        <ChipLink key="clear" look="plain" href={inLocale(locale, routes.needs())}>
          {t('clear')}
        </ChipLink>,
      ]}
    </Chips>
  );
}
