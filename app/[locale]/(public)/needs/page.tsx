import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { NeedCard } from '@/components/need/need-card';
import { ListingList } from '@/components/search/listing-list';
import { routes } from '@/lib/routes';
import { loadNeedList } from '@/lib/search/loaders';

type Props = PageProps<'/[locale]/needs'>;

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('search.need');
  const locale = await getLocale();
  const metadata = await publicMetadata({ locale, path: routes.needs(), title: t('title'), description: t('description') });
  // A reader of feeds that is given this page finds the feed.
  const types = { 'application/atom+xml': routes.needFeed(locale, 'atom'), 'application/feed+json': routes.needFeed(locale, 'json') };
  return { ...metadata, alternates: { ...metadata.alternates, types } };
});

export default answeredPage<Props>(async ({ searchParams }) => {
  const list = await loadNeedList(await searchParams);
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return <ListingList list={list} nonce={nonce} draw={(need) => <NeedCard need={need} />} />;
});
