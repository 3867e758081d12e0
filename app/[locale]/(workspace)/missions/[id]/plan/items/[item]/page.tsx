import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ItemPage } from '@/components/plan/item-pages';
import { loadItem } from '@/lib/plans/loaders';

type Props = PageProps<'/[locale]/missions/[id]/plan/items/[item]'>;

const load = async ({ params }: Props) => {
  const { id, item } = await params;
  return loadItem(id, item);
};

export const generateMetadata = answeredMetadata<Props>(async (props) => ({ title: (await load(props)).item.title }));

export default answeredPage<Props>(async (props) => (
  <ItemPage
    view={await load(props)}
    submissions={{ move: crypto.randomUUID(), file: crypto.randomUUID(), back: crypto.randomUUID(), edit: crypto.randomUUID() }}
  />
));
