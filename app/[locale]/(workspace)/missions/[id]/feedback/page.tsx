import { getTranslations } from 'next-intl/server';
import { FeedbackPage } from '@/components/feedback/feedback-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadFeedback } from '@/lib/feedback/loaders';

type Props = PageProps<'/[locale]/missions/[id]/feedback'>;

const load = async ({ params }: Props) => loadFeedback((await params).id);

// The form names the document where there is one.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { mayGive } = await load(props);
  const t = await getTranslations('feedback');
  return mayGive ? {} : { title: t('title') };
});

export default answeredPage<Props>(async (props) => {
  const { done } = await props.searchParams;
  return <FeedbackPage view={await load(props)} done={done === 'given'} submission={crypto.randomUUID()} />;
});
