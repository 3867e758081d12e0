import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { AnsweringPage } from '@/components/readiness/answering-page';
import { loadAnswering } from '@/lib/readiness/loaders';

type Props = PageProps<'/[locale]/[side]/readiness/[dimension]'>;

const load = async ({ params }: Props) => {
  const { side, dimension } = await params;
  return loadAnswering(side, dimension);
};

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <AnsweringPage view={await load(props)} submission={crypto.randomUUID()} />);
