import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PropositionForm } from '@/components/value-proposition/proposition-form';
import { loadPropositionForm } from '@/lib/value-propositions/loaders';

type Props = PageProps<'/[locale]/[side]/proposition/[id]'>;

const load = async ({ params }: Props) => {
  const { side, id } = await params;
  return loadPropositionForm(side, id);
};

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return { robots: { index: false } };
});

export default answeredPage<Props>(async (props) => <PropositionForm view={await load(props)} submission={crypto.randomUUID()} />);
