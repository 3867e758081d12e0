import { ForumForm } from '@/components/forum/forum-form';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadForumForm } from '@/lib/forums/loaders';

// The form names the document: a refusal changes its title.
export const generateMetadata = answeredMetadata(async () => {
  await loadForumForm(null);
  return {};
});

export default answeredPage(async () => <ForumForm view={await loadForumForm(null)} submission={crypto.randomUUID()} />);
