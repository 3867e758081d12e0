import { getLocale } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { OfferPage } from '@/components/offer/offer-page';
import { localised } from '@/lib/i18n/localised';
import { loadOffer } from '@/lib/offers/loaders';
import { routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/offers/[id]'>;

const load = async ({ params }: Props) => loadOffer((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { offer } = await load(props);
  const locale = await getLocale();
  const [title, description] = [localised(offer.title, locale).text, localised(offer.description, locale).text];
  // A company's offer is not anybody's to read.
  if (offer.owner.kind === 'COMPANY') return { title, robots: { index: false } };
  return publicMetadata({ locale, path: routes.offer(offer.id), title, description });
});

export default answeredPage<Props>(async (props) => <OfferPage {...(await load(props))} />);
