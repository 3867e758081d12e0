import { getLocale } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OwnOffer } from '@/components/offer/own-offer';
import { localised } from '@/lib/i18n/localised';
import { loadOwnOffer } from '@/lib/matches/loaders';

type Props = PageProps<'/[locale]/[side]/offers/[id]'>;

const load = async ({ params, searchParams }: Props) => {
  const { side, id } = await params;
  const { ask } = await searchParams;
  return loadOwnOffer(side, id, typeof ask === 'string' ? ask : undefined);
};

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { offer } = await load(props);
  return { title: localised(offer.title, await getLocale()).text };
});

export default answeredPage<Props>(async (props) => <OwnOffer {...(await load(props))} />);
