import { getLocale } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ReviewOffer } from '@/components/programme/review-listing';
import { loadOfferReviewPage } from '@/lib/desk/loaders';
import { localised } from '@/lib/i18n/localised';

type Props = PageProps<'/[locale]/programme/offers/[id]'>;

const load = async ({ params, searchParams }: Props) => loadOfferReviewPage((await params).id, await searchParams);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { offer, review } = await load(props);
  // With a decision to make, its form names the document: a refusal changes the title.
  return review.waiting && review.why === undefined ? {} : { title: localised(offer.title, await getLocale()).text };
});

export default answeredPage<Props>(async (props) => <ReviewOffer {...(await load(props))} submission={crypto.randomUUID()} />);
