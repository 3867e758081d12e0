import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ListingFormPage } from '@/components/listing/listing-form-page';
import { OfferForm } from '@/components/offer/offer-form';
import { loadOfferDraft } from '@/lib/offers/loaders';

type Props = PageProps<'/[locale]/[side]/offers/drafts/[id]'>;

const load = async ({ params }: Props) => {
  const { side, id } = await params;
  return loadOfferDraft(side, id);
};

/** The form sets the title: after a refusal it begins with the word for it. Where there is no form, this does. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { verified } = await load(props);
  const t = await getTranslations('offers.form');
  return { ...(!verified && { title: t('title') }), robots: { index: false } };
});

export default answeredPage<Props>(async (props) => {
  const view = await load(props);
  return <ListingFormPage noun="offer" view={view} form={<OfferForm view={view} submission={crypto.randomUUID()} />} />;
});
