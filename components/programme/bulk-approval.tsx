import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { RequestSentence } from '@/components/request/request-sentence';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { type DeskFilters, deskAddress, deskQuery, rowAddress } from '@/lib/desk/schema';
import { formatHours, formatHoursOblique } from '@/lib/i18n/hours';
import { approveManyAction } from '@/lib/requests/actions';
import type { BulkResultView, BulkView } from '@/lib/requests/views';
import { inLocale } from '@/lib/routes';

function useTrail(filters: DeskFilters) {
  const t = useTranslations('desk');
  const locale = useLocale();
  return [{ href: inLocale(locale, deskAddress(filters)), label: t('title') }];
}

/** The question before several requests are approved in one go. */
export function BulkApproval({ bulk, filters, submission }: { bulk: BulkView; filters: DeskFilters; submission: string }) {
  const t = useTranslations('bulk');
  const locale = useLocale();
  const trail = useTrail(filters);
  const { ready, leftOut, quarters } = bulk;
  const back = inLocale(locale, deskAddress(filters));
  if (ready.length === 0) {
    return (
      <PageFrame trail={trail} title={t('title')}>
        <title>{t('title')}</title>
        <EmptyState title={t('none')} actions={<ButtonLink href={back}>{t('back')}</ButtonLink>}>
          {t('noneText')}
        </EmptyState>
      </PageFrame>
    );
  }
  return (
    <PageFrame trail={trail} title={t('question', { count: ready.length })} crumb={t('title')}>
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        <Alert tone="warn" title={t('forGood')}>
          {t('reserves', { hours: formatHoursOblique(quarters, locale) })}
        </Alert>
        <Panel title={t('list')}>
          <ol className="divide-y divide-line">
            {ready.map((row) => (
              <li key={row.id} className="grid gap-0.5 py-2.5">
                <span>
                  <RequestSentence request={row} />
                </span>
                <span className="text-ink-muted text-sm">
                  <Code>{row.reference}</Code>
                  {' · '}
                  <LocalText text={row.needTitle} />
                  {' · '}
                  {formatHours(row.quarters, locale)}
                </span>
              </li>
            ))}
          </ol>
        </Panel>
        {leftOut.length > 0 && (
          <Alert title={t('leftOut', { count: leftOut.length })}>
            <ul>
              {leftOut.map(({ id, reference }) => (
                <li key={id}>
                  <a href={inLocale(locale, rowAddress('request', id, filters))} className="inline-flex min-h-target items-center">
                    <Code>{reference}</Code>
                  </a>
                </li>
              ))}
            </ul>
          </Alert>
        )}
        <Form
          action={approveManyAction}
          submission={submission}
          keep={deskQuery(filters)}
          title={t('question', { count: ready.length })}
          refusal={t('refused')}
        >
          {ready.map(({ id, version }) => (
            <input key={id} type="hidden" name="request" value={`${id}-${version}`} />
          ))}
          <div className="flex flex-wrap gap-3">
            <SubmitButton wide="phone" waiting={t('approving')}>
              {t('approve', { count: ready.length })}
            </SubmitButton>
            <ButtonLink variant="second" wide="phone" href={back}>
              {t('cancel')}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </PageFrame>
  );
}

/** What became of each; it is there as long as its address is kept. */
export function BulkResult({ result: { rows, done }, filters }: { result: BulkResultView; filters: DeskFilters }) {
  const t = useTranslations('bulk');
  const errors = useTranslations('errors');
  const locale = useLocale();
  return (
    <PageFrame trail={useTrail(filters)} title={t('resultTitle')} lead={t('resultLead', { done, of: rows.length })}>
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        <ol className="divide-y divide-line rounded-lg border border-line bg-surface px-5">
          {rows.map((row) => (
            <li key={row.id} className="grid gap-1 py-3.5">
              <span className="flex flex-wrap items-center gap-3">
                <a href={inLocale(locale, rowAddress('request', row.id, filters))} className="inline-flex min-h-target items-center">
                  <Code>{row.reference}</Code>
                </a>
                <Badge tone={row.refused ? 'bad' : 'ok'} icon={row.refused ? 'alert' : 'check'}>
                  {t(row.refused ? 'rowRefused' : 'rowDone')}
                </Badge>
              </span>
              <span>
                <RequestSentence request={row} />
              </span>
              {row.refused && (
                <span className="text-sm">
                  {/* Reloading this page shows the same for ever: what is new is on the request's own. */}
                  {row.refused.code === 'changed'
                    ? t('changed')
                    : errors(row.refused.code, { count: 0, signedOut: 'no', ...row.refused.params })}
                </span>
              )}
            </li>
          ))}
        </ol>
        <div>
          <ButtonLink href={inLocale(locale, deskAddress(filters))}>{t('back')}</ButtonLink>
        </div>
      </div>
    </PageFrame>
  );
}
