import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ChipLink, Chips } from '@/components/ui/chip';
import { deskAddress } from '@/lib/desk/schema';
import type { DeskView } from '@/lib/desk/views';
import { URGENCIES } from '@/lib/requests/rules';
import { inLocale, routes } from '@/lib/routes';

/** What narrows the queue: one GET form, so that the address says all of it. */
export function DeskFiltersForm({ desk: { filters, regions, regionCount } }: { desk: DeskView }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  return (
    <div className="grid gap-3">
      <search>
        <form method="get" action={inLocale(locale, routes.queue())} className="flex flex-wrap items-end gap-3">
          {filters.kind !== null && <input type="hidden" name="kind" value={filters.kind} />}
          <div className="grid min-w-0 grow basis-64 gap-1">
            <label htmlFor="desk-q" className="font-semibold text-sm">
              {t('filters.q')}
            </label>
            <input id="desk-q" name="q" type="search" dir="auto" maxLength={100} defaultValue={filters.q} className="input" />
          </div>
          <Choice
            name="urgency"
            label={t('filters.urgency')}
            chosen={filters.urgency ?? ''}
            options={[
              { value: '', label: t('filters.anyUrgency') },
              ...URGENCIES.map((urgency) => ({ value: urgency, label: t(`urgencies.${urgency}`) })),
            ]}
          />
          <Choice
            name="region"
            label={t('columns.region')}
            chosen={filters.region ?? ''}
            options={[{ value: '', label: t('filters.anyRegion') }, ...regions.map(({ code, name }) => ({ value: code, label: name }))]}
          />
          {regionCount !== null && (
            <Choice
              name="scope"
              label={t('scope.label')}
              chosen={filters.scope}
              options={[
                { value: 'mine', label: t('scope.mine', { count: regionCount }) },
                { value: 'all', label: t('scope.all') },
              ]}
            />
          )}
          <Button type="submit" variant="second" wide="phone">
            {t('filters.apply')}
          </Button>
        </form>
      </search>
      <Active filters={filters} regions={regions} />
    </div>
  );
}

/** The filters in use; each removes itself. */
function Active({ filters, regions }: Pick<DeskView, 'filters' | 'regions'>) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const without = (changed: Partial<typeof filters>) => inLocale(locale, deskAddress({ ...filters, cursor: null, ...changed }));
  const region = regions.find(({ code }) => code === filters.region);
  const chips = [
    ...(filters.q === ''
      ? []
      : [
          <ChipLink key="q" href={without({ q: '' })} hint={t('filters.remove')}>
            <bdi>{filters.q}</bdi>
          </ChipLink>,
        ]),
    ...(filters.urgency === null
      ? []
      : [
          <ChipLink key="urgency" href={without({ urgency: null })} hint={t('filters.remove')}>
            {t(`urgencies.${filters.urgency}`)}
          </ChipLink>,
        ]),
    ...(region === undefined
      ? []
      : [
          <ChipLink key="region" href={without({ region: null })} hint={t('filters.remove')}>
            {region.name}
          </ChipLink>,
        ]),
  ];
  return chips.length === 0 ? null : <Chips label={t('filters.active')}>{chips}</Chips>;
}

interface ChoiceProps {
  name: string;
  label: string;
  chosen: string;
  options: { value: string; label: string }[];
}

function Choice({ name, label, chosen, options }: ChoiceProps) {
  return (
    <div className="grid min-w-0 gap-1 max-md:grow">
      <label htmlFor={`desk-${name}`} className="font-semibold text-sm">
        {label}
      </label>
      <select id={`desk-${name}`} name={name} defaultValue={chosen} className="input md:w-auto!">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
