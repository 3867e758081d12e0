import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { RequestForm } from '@/components/request/request-form';
import { loadPledgeForm } from '@/lib/requests/loaders';

type Props = PageProps<'/[locale]/needs/[id]/pledge'>;

async function load({ params, searchParams }: Props) {
  const [{ id }, { offer }] = await Promise.all([params, searchParams]);
  return loadPledgeForm(id, typeof offer === 'string' ? offer : undefined);
}

// The form names the document: a refusal changes its title.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <RequestForm view={await load(props)} submission={crypto.randomUUID()} />);
