import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { DeclinePage } from '@/components/request/decline-page';
import { loadDeclining } from '@/lib/requests/loaders';

type Props = PageProps<'/[locale]/requests/[id]/decline'>;

const load = async ({ params }: Props) => loadDeclining((await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <DeclinePage request={await load(props)} submission={crypto.randomUUID()} />);
