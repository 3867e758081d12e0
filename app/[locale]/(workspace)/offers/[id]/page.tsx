import { getLocale } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OfferPage } from '@/components/offer/offer-page';
import { localised } from '@/lib/i18n/localised';
import { loadOffer } from '@/lib/offers/loaders';

type Props = PageProps<'/[locale]/offers/[id]'>;

const load = async ({ params }: Props) => loadOffer((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { offer } = await load(props);
  return { title: localised(offer.title, await getLocale()).text, robots: { index: false } };
});

export default answeredPage<Props>(async (props) => <OfferPage {...(await load(props))} />);
