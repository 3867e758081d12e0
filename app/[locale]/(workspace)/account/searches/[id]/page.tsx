import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { SearchPage } from '@/components/saved-search/search-forms';
import { loadSearch } from '@/lib/saved-searches/loaders';

type Props = PageProps<'/[locale]/account/searches/[id]'>;

const load = async ({ params }: Props) => loadSearch((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => ({
  title: (await load(props)).name,
  robots: { index: false },
}));

export default answeredPage<Props>(async (props) => (
  <SearchPage search={await load(props)} submissions={{ change: crypto.randomUUID(), remove: crypto.randomUUID() }} />
));
