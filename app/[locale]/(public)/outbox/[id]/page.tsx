import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PageFrame } from '@/components/layout/page-frame';
import { OutboxMail } from '@/components/notification/outbox-mail';
import { Bdi } from '@/components/ui/bdi';
import { loadOutboxMail } from '@/lib/notifications/loaders';
import { inLocale, routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/outbox/[id]'>;

export const generateMetadata = answeredMetadata(async ({ params }: Props) => {
  const { subject } = await loadOutboxMail((await params).id);
  return { title: subject, robots: { index: false } };
});

export default answeredPage(async ({ params }: Props) => {
  const mail = await loadOutboxMail((await params).id);
  const [t, locale] = await Promise.all([getTranslations('outbox'), getLocale()]);
  return (
    <PageFrame
      title={<Bdi lang={mail.locale}>{mail.subject}</Bdi>}
      trail={[{ href: inLocale(locale, routes.outbox()), label: t('title') }]}
      crumb={t('mail')}
    >
      <OutboxMail mail={mail} />
    </PageFrame>
  );
});
