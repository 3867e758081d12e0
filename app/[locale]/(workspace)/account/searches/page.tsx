import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { SearchesPage } from '@/components/saved-search/searches-page';
import { searchDone } from '@/lib/routes';
import { loadSearches } from '@/lib/saved-searches/loaders';

type Props = PageProps<'/[locale]/account/searches'>;

export const generateMetadata = answeredMetadata<Props>(async () => {
  await loadSearches();
  const t = await getTranslations('savedSearches');
  return { title: t('title'), robots: { index: false } };
});

export default answeredPage<Props>(async ({ searchParams }) => {
  const [searches, { done }] = await Promise.all([loadSearches(), searchParams]);
  return <SearchesPage searches={searches} done={searchDone.find((candidate) => candidate === done)} />;
});
