import { useLocale, useTranslations } from 'next-intl';
import { ChipLink, Chips } from '@/components/ui/chip';
import { inLocale } from '@/lib/routes';
import type { Filter } from '@/lib/search/rules';
import { type ListFilters, listAddress, readFilters, without } from '@/lib/search/schema';
import type { AskedView } from '@/lib/search/views';

interface ActiveFilter {
  filter: Filter;
  key: string;
  label: string;
  /** The list without this one. */
  rest: ListFilters;
}

/** Each filter in use, in words. */
export function useActiveFilters({ filters, regions, families }: AskedView): ActiveFilter[] {
  const t = useTranslations('search.filters');
  const sectors = useTranslations('sectors');
  const formats = useTranslations('formats');
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
  for (const format of filters.formats) {
    const rest = { ...filters, formats: filters.formats.filter((other) => other !== format), cursor: null };
    active.push({ filter: 'formats', key: format, label: formats(format), rest });
  }
  for (const mode of filters.modes) {
    const rest = { ...filters, modes: filters.modes.filter((other) => other !== mode), cursor: null };
    active.push({ filter: 'modes', key: mode, label: t(mode), rest });
  }
  return active;
}

/** The filters in use; each removes itself. */
export function ActiveFilters({ list }: { list: AskedView }) {
  const t = useTranslations('search.filters');
  const locale = useLocale();
  const active = useActiveFilters(list);
  if (active.length === 0) return null;
  return (
    <Chips label={t('chips')}>
      {[
        ...active.map(({ key, label, rest }) => (
          <ChipLink key={key} href={inLocale(locale, listAddress(list.kind, rest))} hint={t('remove')}>
            <bdi>{label}</bdi>
          </ChipLink>
        )),
        <ChipLink key="clear" look="plain" href={inLocale(locale, listAddress(list.kind, readFilters({})))}>
          {t('clear')}
        </ChipLink>,
      ]}
    </Chips>
  );
}
