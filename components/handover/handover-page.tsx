import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { Code } from '@/components/ui/bdi';
import { Bullets } from '@/components/ui/bullets';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import type { HandoverView } from '@/lib/handover/views';
import { formatNumber } from '@/lib/i18n/formats';
import { routes } from '@/lib/routes';

interface Props {
  handover: HandoverView;
  /** Why the archive did not leave. */
  refused: string | undefined;
}

/** All that the programme has, as one archive: what is in it, what is not, and who asks for it. */
export function HandoverPage({ handover: { proof, email, tables, files, leftOut }, refused }: Props) {
  const t = useTranslations('handover');
  const locale = useLocale();
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6">
        {refused !== undefined && (
          <Alert tone="bad" title={t('refused')}>
            {refused}
          </Alert>
        )}
        <Panel title={t('holds.title')}>
          <Bullets>
            {[
              t('holds.tables', { count: tables }),
              t('holds.files', { count: files.count, megabytes: formatNumber(Math.ceil(files.bytes / 1_000_000)) }),
              t('holds.dictionary'),
            ]}
          </Bullets>
          <p>{t('holds.personal')}</p>
        </Panel>
        <Panel title={t('without.title')}>
          <p>{t('without.text')}</p>
          <Disclosure summary={t('without.list', { count: leftOut.length })}>
            <ul className="grid gap-1 pt-2">
              {leftOut.map(({ table, column, why }) => (
                <li key={`${table}.${column}`}>
                  <Code>{`${table}.${column}`}</Code> {t(`why.${why}`)}
                </li>
              ))}
            </ul>
          </Disclosure>
        </Panel>
        <Panel title={t('ask.title')}>
          <p>{t('ask.text')}</p>
          <form method="post" action={routes.handoverFile()} className="grid gap-4">
            <input type="hidden" name="locale" value={locale} />
            <div className="grid gap-1">
              <label htmlFor="proof" className="font-semibold">
                {t(`ask.${proof}`)}
              </label>
              <p id="proof-hint" className="text-ink-muted text-sm">
                {proof === 'password' ? t('ask.passwordHint') : t.rich('ask.emailHint', { email: () => <Code>{email}</Code> })}
              </p>
              <input
                id="proof"
                name={proof}
                type={proof}
                dir="ltr"
                required
                autoComplete={proof === 'password' ? 'current-password' : 'off'}
                aria-describedby="proof-hint"
                className="input"
              />
            </div>
            <div>
              <Button type="submit" wide="phone">
                {t('ask.submit')}
              </Button>
            </div>
          </form>
        </Panel>
      </div>
    </PageFrame>
  );
}
