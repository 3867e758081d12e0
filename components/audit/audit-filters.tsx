import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '@/lib/audit/rules';
import { type AuditFilters, auditAddress, NO_FILTERS } from '@/lib/audit/schema';
import { inLocale } from '@/lib/routes';

/** One form that asks for a page of its own: what is looked for lives in the address. */
export function AuditFiltersForm({ filters }: { filters: AuditFilters }) {
  const t = useTranslations('audit');
  const locale = useLocale();
  const here = inLocale(locale, auditAddress(NO_FILTERS));
  const { person, action, subject, record, from, until } = filters;
  const narrowed = auditAddress({ ...filters, after: null }) !== auditAddress(NO_FILTERS);
  return (
    <search>
      <form action={here} className="grid grid-cols-[minmax(0,1fr)] items-end gap-4 md:grid-cols-2 lg:grid-cols-3">
        <Labelled id="person" label={t('filters.person')}>
          <input id="person" name="person" type="search" dir="auto" defaultValue={person} className="input" />
        </Labelled>
        <Labelled id="action" label={t('filters.action')}>
          <select id="action" name="action" defaultValue={action ?? ''} className="input">
            <option value="">{t('filters.everyAction')}</option>
            {AUDIT_ACTIONS.map((value) => (
              <option key={value} value={value}>
                {t(`actions.${value}`)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled id="subject" label={t('filters.subject')}>
          <select id="subject" name="subject" defaultValue={subject ?? ''} className="input">
            <option value="">{t('filters.everySubject')}</option>
            {AUDIT_SUBJECTS.map((value) => (
              <option key={value} value={value}>
                {t(`subjects.${value}`)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled id="record" label={t('filters.record')}>
          <input id="record" name="record" dir="ltr" spellCheck={false} defaultValue={record} className="input" />
        </Labelled>
        <Labelled id="from" label={t('filters.from')}>
          <input id="from" name="from" type="date" defaultValue={from ?? ''} className="input" />
        </Labelled>
        <Labelled id="until" label={t('filters.until')}>
          <input id="until" name="until" type="date" defaultValue={until ?? ''} className="input" />
        </Labelled>
        <div className="flex flex-wrap gap-3 md:col-span-full">
          <Button type="submit">{t('filters.apply')}</Button>
          {narrowed && (
            <ButtonLink href={here} variant="quiet">
              {t('filters.clear')}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}

function Labelled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={id} className="font-semibold text-sm">
        {label}
      </label>
      {children}
    </div>
  );
}
