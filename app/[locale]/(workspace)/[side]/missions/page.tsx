import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { MissionList } from '@/components/mission/mission-list';
import { loadMissions } from '@/lib/missions/loaders';
import { rowId } from '@/lib/routes';

type Props = PageProps<'/[locale]/[side]/missions'>;

async function load({ params, searchParams }: Props) {
  const [{ side }, { before }] = await Promise.all([params, searchParams]);
  return loadMissions(side, (typeof before === 'string' ? rowId(before) : null) ?? undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('mission.list');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <MissionList list={await load(props)} />);
