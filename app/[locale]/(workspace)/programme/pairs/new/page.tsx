import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { RequestForm } from '@/components/request/request-form';
import { loadPairForm } from '@/lib/requests/loaders';

type Props = PageProps<'/[locale]/programme/pairs/new'>;

async function load({ searchParams }: Props) {
  const { need, offer } = await searchParams;
  return loadPairForm(typeof need === 'string' ? need : undefined, typeof offer === 'string' ? offer : undefined);
}

// The form names the document: a refusal changes its title.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <RequestForm view={await load(props)} submission={crypto.randomUUID()} />);
