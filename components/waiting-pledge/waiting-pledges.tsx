import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { inLocale, routes } from '@/lib/routes';
import type { WaitingPledgesView } from '@/lib/waiting-pledges/views';
import { WaitingPledge } from './waiting-pledge';

/** What an organisation pledged before it was verified, and what became of it. */
export function WaitingPledges({ view, submissions }: { view: WaitingPledgesView; submissions: readonly string[] }) {
  const t = useTranslations('waitingPledge');
  const nav = useTranslations('nav');
  const locale = useLocale();
  const { side, pledges, done, verified } = view;
  return (
    <PageFrame
      title={t('listTitle')}
      lead={t(verified ? 'listLeadVerified' : 'listLead')}
      trail={[{ href: inLocale(locale, routes.ownRequests(side)), label: nav('requests') }]}
    >
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-5">
        {done && <Alert live tone="ok" title={t(`done.${done}`)} />}
        {pledges.length === 0 ? (
          <EmptyState title={t('empty')} actions={<ButtonLink href={inLocale(locale, routes.needs())}>{t('browse')}</ButtonLink>}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          pledges.map((pledge, index) => <WaitingPledge key={pledge.id} pledge={pledge} submission={submissions[index] ?? ''} />)
        )}
      </div>
    </PageFrame>
  );
}
