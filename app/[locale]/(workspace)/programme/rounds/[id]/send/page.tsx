import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { SendRound } from '@/components/round/send-round';
import { loadSending } from '@/lib/rounds/loaders';

type Props = PageProps<'/[locale]/programme/rounds/[id]/send'>;

const load = async ({ params }: Props) => loadSending((await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <SendRound view={await load(props)} submission={crypto.randomUUID()} />);
