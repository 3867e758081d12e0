import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { RequestForm } from '@/components/request/request-form';
import { loadAskForm } from '@/lib/requests/loaders';

type Props = PageProps<'/[locale]/offers/[id]/ask'>;

async function load({ params, searchParams }: Props) {
  const [{ id }, { need }] = await Promise.all([params, searchParams]);
  return loadAskForm(id, typeof need === 'string' ? need : undefined);
}

// The form names the document: a refusal changes its title.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <RequestForm view={await load(props)} submission={crypto.randomUUID()} />);
