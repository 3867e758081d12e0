import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ResultPage } from '@/components/results/result-page';
import { loadResult } from '@/lib/results/loaders';
import { resultDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/missions/[id]/result'>;

const load = async ({ params }: Props) => loadResult((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { mission } = await load(props);
  const t = await getTranslations('results');
  return { title: t('documentTitle', { reference: mission.reference }) };
});

export default answeredPage<Props>(async (props) => {
  const { done } = await props.searchParams;
  return <ResultPage result={await load(props)} done={resultDone.find((candidate) => candidate === done)} />;
});
