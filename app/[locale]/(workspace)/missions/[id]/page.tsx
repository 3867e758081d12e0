import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { MissionPage } from '@/components/mission/mission-page';
import { loadPlan } from '@/lib/plans/loaders';
import { missionDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/missions/[id]'>;

const load = async ({ params }: Props) => loadPlan((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { mission } = await load(props);
  const t = await getTranslations('mission');
  return { title: t('title', { reference: mission.reference }) };
});

export default answeredPage<Props>(async (props) => {
  const { done } = await props.searchParams;
  return <MissionPage plan={await load(props)} done={missionDone.find((candidate) => candidate === done)} />;
});
