import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { Desk } from '@/components/programme/desk';
import { loadDesk } from '@/lib/desk/loaders';

type Props = PageProps<'/[locale]/programme'>;

const load = async ({ searchParams }: Props) => loadDesk(await searchParams);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('desk');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <Desk desk={await load(props)} />);
