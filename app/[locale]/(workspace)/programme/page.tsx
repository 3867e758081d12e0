import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { Queue } from '@/components/programme/queue';
import { loadQueue } from '@/lib/requests/loaders';

type Props = PageProps<'/[locale]/programme'>;

async function load({ searchParams }: Props) {
  const { scope, after, approved, rejected } = await searchParams;
  const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);
  return loadQueue(one(scope), one(after), one(approved), one(rejected));
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('desk');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <Queue queue={await load(props)} />);
