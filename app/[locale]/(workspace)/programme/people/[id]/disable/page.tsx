import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { DisablePage } from '@/components/staff/disable-person';
import { loadDisabling } from '@/lib/staff/loaders';

type Props = PageProps<'/[locale]/programme/people/[id]/disable'>;

const load = async ({ params }: Props) => loadDisabling((await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <DisablePage person={await load(props)} submission={crypto.randomUUID()} />);
