import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { MissionList } from '@/components/mission/mission-list';
import { loadProgrammeMissions } from '@/lib/missions/loaders';
import { rowId } from '@/lib/routes';

type Props = PageProps<'/[locale]/programme/missions'>;

async function load({ searchParams }: Props) {
  const { before } = await searchParams;
  return loadProgrammeMissions((typeof before === 'string' ? rowId(before) : null) ?? undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('mission.list');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <MissionList list={await load(props)} />);
