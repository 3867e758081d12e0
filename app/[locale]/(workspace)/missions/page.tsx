import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { MyMissions } from '@/components/mission/my-missions';
import { loadWorked } from '@/lib/certificates/loaders';
import { loadMyMissions } from '@/lib/missions/loaders';
import { rowId } from '@/lib/routes';

type Props = PageProps<'/[locale]/missions'>;

async function load({ searchParams }: Props) {
  const { before } = await searchParams;
  return loadMyMissions((typeof before === 'string' ? rowId(before) : null) ?? undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('mission.list');
  return { title: t('myTitle') };
});

export default answeredPage<Props>(async (props) => <MyMissions list={await load(props)} worked={await loadWorked()} />);
