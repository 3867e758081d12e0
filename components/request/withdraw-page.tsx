import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import type { RequestView } from '@/lib/requests/views';
import { inLocale, routes } from '@/lib/routes';
import { WithdrawForm } from './request-answer';

/** The question of the dialog as a page, for when there is no script. */
export function WithdrawPage({ request, submission }: { request: RequestView; submission: string }) {
  const t = useTranslations('request.actions');
  const locale = useLocale();
  const back = inLocale(locale, routes.request(request.id));
  return (
    <PageFrame title={t('withdrawTitle')} trail={[{ href: back, label: <Code>{request.reference}</Code> }]} lead={t('withdrawText')}>
      <div className="flex flex-wrap gap-3">
        <WithdrawForm request={request} submission={submission} title={t('withdrawTitle')} />
        <ButtonLink variant="second" href={back}>
          {t('keep')}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
