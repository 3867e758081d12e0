import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { MissionPage } from '@/components/mission/mission-page';
import { missionDone } from '@/lib/routes';
import { loadMissionPage } from '@/lib/threads/loaders';

type Props = PageProps<'/[locale]/missions/[id]'>;

const load = async ({ params, searchParams }: Props) => {
  const { thread, message } = await searchParams;
  return loadMissionPage((await params).id, thread, message);
};

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { mission } = (await load(props)).plan;
  const t = await getTranslations('mission');
  return { title: t('title', { reference: mission.reference }) };
});

export default answeredPage<Props>(async (props) => {
  const { done } = await props.searchParams;
  return (
    <MissionPage {...(await load(props))} done={missionDone.find((candidate) => candidate === done)} submission={crypto.randomUUID()} />
  );
});
