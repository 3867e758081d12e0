import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { OfferCard } from '@/components/offer/offer-card';
import { ListingList } from '@/components/search/listing-list';
import { routes } from '@/lib/routes';
import { loadOfferList } from '@/lib/search/loaders';

type Props = PageProps<'/[locale]/offers'>;

export const generateMetadata = answeredMetadata<Props>(async () => {
  const t = await getTranslations('search.offer');
  return publicMetadata({ locale: await getLocale(), path: routes.offers(), title: t('title'), description: t('description') });
});

export default answeredPage<Props>(async ({ searchParams }) => {
  const list = await loadOfferList(await searchParams);
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const t = await getTranslations('search.offer');
  const lead = list.fromAssociations ? t('lead') : undefined;
  return <ListingList list={list} lead={lead} nonce={nonce} draw={(offer) => <OfferCard offer={offer} regions={list.regions} />} />;
});
