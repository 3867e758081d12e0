import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { RequestForm } from '@/components/request/request-form';
import { FirstPledge } from '@/components/waiting-pledge/first-pledge';
import { loadPledge } from '@/lib/waiting-pledges/loaders';

type Props = PageProps<'/[locale]/needs/[id]/pledge'>;

async function load({ params, searchParams }: Props) {
  const [{ id }, { offer }] = await Promise.all([params, searchParams]);
  return loadPledge(id, typeof offer === 'string' ? offer : undefined);
}

// The form names the document: a refusal changes its title.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => {
  const pledge = await load(props);
  const submission = crypto.randomUUID();
  return pledge.kind === 'open' ? (
    <RequestForm view={pledge.view} submission={submission} />
  ) : (
    <FirstPledge view={pledge.view} submission={submission} />
  );
});
