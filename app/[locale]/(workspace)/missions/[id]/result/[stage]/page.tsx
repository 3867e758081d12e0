import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { MeasurePage } from '@/components/results/measure-page';
import { loadMeasuring } from '@/lib/results/loaders';

type Props = PageProps<'/[locale]/missions/[id]/result/[stage]'>;

const load = async ({ params }: Props) => {
  const { id, stage } = await params;
  return loadMeasuring(id, stage);
};

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <MeasurePage view={await load(props)} submission={crypto.randomUUID()} />);
