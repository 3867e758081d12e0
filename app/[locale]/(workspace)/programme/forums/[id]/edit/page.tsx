import { ForumForm } from '@/components/forum/forum-form';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadForumForm } from '@/lib/forums/loaders';

type Props = PageProps<'/[locale]/programme/forums/[id]/edit'>;

const load = async ({ params }: Props) => loadForumForm((await params).id);

// The form names the document: a refusal changes its title.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <ForumForm view={await load(props)} submission={crypto.randomUUID()} />);
