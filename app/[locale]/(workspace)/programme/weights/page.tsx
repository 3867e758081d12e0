import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { WeightsPage } from '@/components/weights/weights-page';
import { loadWeights } from '@/lib/weights/loaders';

type Props = PageProps<'/[locale]/programme/weights'>;

async function load({ searchParams }: Props) {
  const { points, done } = await searchParams;
  const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);
  return loadWeights(one(points), one(done));
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('weights');
  return { title: t('title'), description: t('description') };
});

export default answeredPage<Props>(async (props) => <WeightsPage view={await load(props)} />);
