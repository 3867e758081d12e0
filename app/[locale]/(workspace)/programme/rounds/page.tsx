import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { RoundsPage } from '@/components/round/rounds-page';
import { loadRounds } from '@/lib/rounds/loaders';

type Props = PageProps<'/[locale]/programme/rounds'>;

async function load({ searchParams }: Props) {
  const { before } = await searchParams;
  return loadRounds(typeof before === 'string' ? before : undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('rounds');
  return { title: t('title'), description: t('description') };
});

export default answeredPage<Props>(async (props) => <RoundsPage view={await load(props)} />);
