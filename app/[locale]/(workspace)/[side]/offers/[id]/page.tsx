import { getLocale } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OwnOffer } from '@/components/offer/own-offer';
import { localised } from '@/lib/i18n/localised';
import { loadOwnOffer } from '@/lib/matches/loaders';

type Props = PageProps<'/[locale]/[side]/offers/[id]'>;

const load = async ({ params }: Props) => {
  const { side, id } = await params;
  return loadOwnOffer(side, id);
};

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { offer } = await load(props);
  return { title: localised(offer.title, await getLocale()).text };
});

export default answeredPage<Props>(async (props) => {
  const view = await load(props);
  return <OwnOffer {...view} />;
});
