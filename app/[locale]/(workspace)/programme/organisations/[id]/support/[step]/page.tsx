import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { SupportStepPage } from '@/components/support/support-step-page';
import { loadSupportStep } from '@/lib/support/loaders';

type Props = PageProps<'/[locale]/programme/organisations/[id]/support/[step]'>;

const load = async ({ params }: Props) => {
  const { id, step } = await params;
  return loadSupportStep(id, step);
};

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <SupportStepPage form={await load(props)} submission={crypto.randomUUID()} />);
