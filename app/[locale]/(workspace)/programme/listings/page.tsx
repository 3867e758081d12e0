import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ReviewQueue } from '@/components/programme/review-queue';
import { loadReviews } from '@/lib/listings/loaders';

type Props = PageProps<'/[locale]/programme/listings'>;

const load = async ({ searchParams }: Props) => {
  const { scope, done } = await searchParams;
  const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);
  return loadReviews(one(scope), one(done));
};

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('review');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <ReviewQueue queue={await load(props)} />);
