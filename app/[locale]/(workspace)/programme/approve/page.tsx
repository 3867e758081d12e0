import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { BulkApproval } from '@/components/programme/bulk-approval';
import { loadBulk } from '@/lib/requests/loaders';

type Props = PageProps<'/[locale]/programme/approve'>;

const load = async ({ searchParams }: Props) => loadBulk((await searchParams).request);

/** The form names the document: a refusal changes the title. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <BulkApproval bulk={await load(props)} submission={crypto.randomUUID()} />);
