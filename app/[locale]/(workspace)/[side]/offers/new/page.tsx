import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { NewListing } from '@/components/listing/new-listing';
import { OfferForm } from '@/components/offer/offer-form';
import { loadNewOffer } from '@/lib/offers/loaders';

type Props = PageProps<'/[locale]/[side]/offers/new'>;

const load = async ({ params }: Props) => loadNewOffer((await params).side);

/** The form sets the title: after a refusal it begins with the word for it. Where there is no form, this does. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { verified } = await load(props);
  const t = await getTranslations('offers.form');
  return { ...(!verified && { title: t('title') }), robots: { index: false } };
});

export default answeredPage<Props>(async (props) => {
  const view = await load(props);
  return (
    <NewListing of="offers" side={view.side} verified={view.verified} form={<OfferForm view={view} submission={crypto.randomUUID()} />} />
  );
});
