import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { FailedMailsPage } from '@/components/notification/failed-mails';
import { loadFailedMails } from '@/lib/notifications/loaders';

type Props = PageProps<'/[locale]/programme/messages'>;

const load = async ({ searchParams }: Props) => {
  const { before, after, done } = await searchParams;
  return loadFailedMails(before, after, done);
};

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('failedMails');
  return { title: t('title'), description: t('description') };
});

export default answeredPage<Props>(async (props) => <FailedMailsPage view={await load(props)} submission={crypto.randomUUID()} />);
