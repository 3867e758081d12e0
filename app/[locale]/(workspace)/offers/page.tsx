import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OfferCard } from '@/components/offer/offer-card';
import { ListingList } from '@/components/search/listing-list';
import { loadOfferList } from '@/lib/search/loaders';

type Props = PageProps<'/[locale]/offers'>;

export const generateMetadata = answeredMetadata<Props>(async () => {
  const t = await getTranslations('search.offer');
  return { title: t('title'), description: t('description') };
});

export default answeredPage<Props>(async ({ searchParams }) => {
  const list = await loadOfferList(await searchParams);
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return <ListingList list={list} nonce={nonce} draw={(offer) => <OfferCard offer={offer} regions={list.regions} />} />;
});
