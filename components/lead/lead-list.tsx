import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Badge } from '@/components/ui/badge';
import { Bdi } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { CardTable, type Column } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay } from '@/lib/i18n/formats';
import { localised } from '@/lib/i18n/localised';
import { openLeadByHandAction } from '@/lib/leads/actions';
import type { LeadListView, LeadRow } from '@/lib/leads/views';
import { inLocale, routes } from '@/lib/routes';
import { LeadBadge } from './lead-badge';

/** Leads, what is overdue first: all of them for the programme, an association's own. */
export function LeadList({ view, submission }: { view: LeadListView; submission: string }) {
  const t = useTranslations('leads');
  const locale = useLocale();
  const { rows, count, associationId, mayOpen, forums } = view;
  const programme = associationId === null;
  const columns: Column<LeadRow>[] = [
    {
      key: 'who',
      label: t('who'),
      kind: 'head',
      cell: (row) => (
        <a href={inLocale(locale, routes.lead(row.id))} className="inline-flex min-h-target items-center">
          <LeadName lead={row} />
        </a>
      ),
    },
    ...(programme
      ? [
          {
            key: 'association',
            label: t('association'),
            cell: ({ association }: LeadRow) => (association === null ? '–' : <LocalText text={association} />),
          },
        ]
      : []),
    { key: 'state', label: t('state'), cell: ({ state }) => <LeadBadge state={state} /> },
    { key: 'next', label: t('nextStep'), cell: (row) => <NextStep lead={row} /> },
    { key: 'owner', label: t('owner'), cell: ({ owner }) => (owner === null ? t('nobody') : <LocalText text={owner} />) },
    { key: 'forum', label: t('forum'), cell: ({ forum }) => <LocalText text={forum.name} /> },
  ];
  return (
    <PageFrame title={programme ? t('title') : t('ownTitle')} lead={t('lead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {programme && (
          <p>
            <a href={inLocale(locale, routes.funnel())} className="inline-flex min-h-target items-center">
              {t('funnel')}
            </a>
          </p>
        )}
        {rows.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        ) : (
          <CardTable caption={programme ? t('title') : t('ownTitle')} columns={columns} rows={rows} rowKey={({ id }) => id} />
        )}
        {rows.length < count && <p className="text-ink-muted text-sm">{t('shown', { shown: rows.length, count })}</p>}
        {mayOpen && forums.length > 0 && (
          <Panel title={t('byHand')} id="by-hand">
            <Form action={openLeadByHandAction} submission={submission} refusal={t('openRefused')} at="#by-hand">
              {associationId !== null && <input type="hidden" name="associationId" value={associationId} />}
              <SelectField
                name="forumId"
                label={t('forum')}
                options={forums.map(({ id, name }) => ({ value: String(id), label: localised(name, locale).text }))}
              />
              <TextField name="organisation" label={t('organisation')} hint={t('organisationHint')} />
              <div>
                <SubmitButton variant="second" wide="phone">
                  {t('openByHand')}
                </SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
      </div>
    </PageFrame>
  );
}

/** With whom a lead is: the company, and whom of it somebody met. */
export function LeadName({ lead: { company, person } }: { lead: Pick<LeadRow, 'company' | 'person'> }) {
  const t = useTranslations('leads');
  if (company === null) return person === null ? t('forgotten') : <Bdi>{person}</Bdi>;
  return (
    <span>
      <LocalText text={company} />
      {person !== null && (
        <span className="block font-normal text-ink-muted text-sm">
          <Bdi>{person}</Bdi>
        </span>
      )}
    </span>
  );
}

function NextStep({ lead: { nextStep, nextOn, urgency } }: { lead: LeadRow }) {
  const t = useTranslations('leads');
  const locale = useLocale();
  if (nextStep === null || nextOn === null) return urgency === 'over' ? '–' : t('unplanned');
  const day = formatDay(nextOn, locale);
  return (
    <>
      <Bdi>{nextStep}</Bdi>
      <span className="block text-sm">
        {urgency === 'overdue' ? (
          <Badge tone="bad" icon="alert">
            {t('overdue', { day })}
          </Badge>
        ) : (
          <span className="text-ink-muted">{day}</span>
        )}
      </span>
    </>
  );
}
