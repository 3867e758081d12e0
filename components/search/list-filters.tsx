import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { Locale } from '@/lib/i18n/locales';
import { FORMATS, SECTORS } from '@/lib/listings/rules';
import { inLocale } from '@/lib/routes';
import { ASKED_MODES, type Choice } from '@/lib/search/rules';
import { listAddress, readFilters } from '@/lib/search/schema';
import type { ListView } from '@/lib/search/views';

/** The one form of the list; the search box and the order stand elsewhere and belong to it by this id. */
export const FILTER_FORM = 'list-filters';

/** Opens the filters where they have their own column, while the page is read: nothing moves. */
const OPEN_WHERE_WIDE = `if(matchMedia('(min-width:64rem)').matches)document.currentScript.previousElementSibling.open=true`;

interface Props {
  list: ListView<unknown>;
  locale: Locale;
  nonce: string | undefined;
}

export function ListFiltersForm({ list: { kind, filters, counts, regions, families }, locale, nonce }: Props) {
  const t = useTranslations('search.filters');
  const sectors = useTranslations('sectors');
  const formats = useTranslations('formats');
  const countOf = (choice: Choice, option: string) => {
    const known = counts.options[choice];
    return known === null ? null : (known.get(option) ?? 0);
  };
  const withCount = (name: string, count: number | null) => (count === null ? name : t('withCount', { name, count }));
  const active =
    filters.sectors.length +
    filters.formats.length +
    filters.modes.length +
    (filters.region === null ? 0 : 1) +
    (filters.family === null ? 0 : 1);
  return (
    <>
      <details className="group rounded-lg border border-line bg-surface" suppressHydrationWarning>
        <summary className="flex min-h-13 items-center gap-2.5 px-4.5 font-semibold">
          <Icon name="filter" />
          {t('title')}
          {active > 0 && (
            <Badge tone="info">
              <span aria-hidden="true">{active}</span>
              <span className="sr-only">{t('active', { count: active })}</span>
            </Badge>
          )}
          <Icon name="down" className="ms-auto size-[1.25em] group-open:rotate-180" />
        </summary>
        <form id={FILTER_FORM} action={inLocale(locale, listAddress(kind, readFilters({})))} className="grid gap-5 px-4.5 pt-1 pb-5">
          <fieldset>
            <legend className="mb-1 font-semibold">{t('sector')}</legend>
            {SECTORS.map((sector) => (
              <FilterBox
                key={sector}
                name="sector"
                value={sector}
                checked={filters.sectors.includes(sector)}
                label={sectors(sector)}
                count={countOf('sectors', sector)}
              />
            ))}
          </fieldset>
          <FilterSelect
            name="region"
            label={t(kind === 'need' ? 'region' : 'regionServed')}
            every={t('everyRegion')}
            chosen={filters.region}
            options={regions.map(({ code, name }) => ({
              code,
              label: withCount(name, countOf('region', code)),
            }))}
          />
          <FilterSelect
            name="family"
            label={t('family')}
            every={t('everyFamily')}
            chosen={filters.family}
            options={families.map(({ code, label }) => ({
              code,
              label: withCount(label, countOf('family', code)),
            }))}
          />
          <fieldset>
            <legend className="mb-1 font-semibold">{t('format')}</legend>
            {FORMATS.map((format) => (
              <FilterBox
                key={format}
                name="format"
                value={format}
                checked={filters.formats.includes(format)}
                label={formats(format)}
                count={countOf('formats', format)}
              />
            ))}
          </fieldset>
          <fieldset>
            <legend className="mb-1 font-semibold">{t('mode')}</legend>
            {ASKED_MODES.map((mode) => (
              <FilterBox
                key={mode}
                name="mode"
                value={mode}
                checked={filters.modes.includes(mode)}
                label={t(mode)}
                count={countOf('modes', mode)}
              />
            ))}
          </fieldset>
          <Button type="submit" variant="second">
            {t('apply')}
          </Button>
        </form>
      </details>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file */}
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: OPEN_WHERE_WIDE }} />
    </>
  );
}

function FilterBox({
  name,
  value,
  checked,
  label,
  count,
}: {
  name: string;
  value: string;
  checked: boolean;
  label: string;
  /** Null where there are more than are counted. */
  count: number | null;
}) {
  return (
    <label className="choice">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} />
      <span>{label}</span>
      {count !== null && <span className="ms-auto text-ink-muted text-sm tabular-nums">{count}</span>}
    </label>
  );
}

interface SelectProps {
  name: string;
  label: string;
  /** The option that leaves the filter out. */
  every: string;
  chosen: string | null;
  options: { code: string; label: string }[];
}

function FilterSelect({ name, label, every, chosen, options }: SelectProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={`filter-${name}`} className="font-semibold">
        {label}
      </label>
      <select id={`filter-${name}`} name={name} defaultValue={chosen ?? ''} className="input">
        <option value="">{every}</option>
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
