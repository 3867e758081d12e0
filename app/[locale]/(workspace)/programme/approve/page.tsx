import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { BulkApproval } from '@/components/programme/bulk-approval';
import { loadBulkPage } from '@/lib/desk/loaders';

type Props = PageProps<'/[locale]/programme/approve'>;

const load = async ({ searchParams }: Props) => loadBulkPage(await searchParams);

/** The form names the document: a refusal changes the title. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <BulkApproval {...(await load(props))} submission={crypto.randomUUID()} />);
