import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { NewSearchPage } from '@/components/saved-search/search-forms';
import { loadNewSearch } from '@/lib/saved-searches/loaders';

type Props = PageProps<'/[locale]/account/searches/new'>;

const load = async ({ searchParams }: Props) => loadNewSearch(await searchParams);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return { robots: { index: false } };
});

export default answeredPage<Props>(async (props) => <NewSearchPage search={await load(props)} submission={crypto.randomUUID()} />);
