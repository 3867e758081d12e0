import { getLocale } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ReviewNeed } from '@/components/programme/review-listing';
import { loadNeedReviewPage } from '@/lib/desk/loaders';
import { localised } from '@/lib/i18n/localised';

type Props = PageProps<'/[locale]/programme/needs/[id]'>;

const load = async ({ params, searchParams }: Props) => loadNeedReviewPage((await params).id, await searchParams);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { need, review } = await load(props);
  // With a decision to make, its form names the document: a refusal changes the title.
  return review.waiting && review.why === undefined ? {} : { title: localised(need.title, await getLocale()).text };
});

export default answeredPage<Props>(async (props) => <ReviewNeed {...(await load(props))} submission={crypto.randomUUID()} />);
