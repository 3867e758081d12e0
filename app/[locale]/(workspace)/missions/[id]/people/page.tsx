import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PeoplePage } from '@/components/mission-people/people-page';
import { loadPeople } from '@/lib/mission-people/loaders';
import { peopleDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/missions/[id]/people'>;

const load = async ({ params }: Props) => loadPeople((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { mission } = await load(props);
  const t = await getTranslations('missionPeople');
  return { title: t('documentTitle', { reference: mission.reference }) };
});

export default answeredPage<Props>(async (props) => {
  const { done } = await props.searchParams;
  return <PeoplePage view={await load(props)} done={peopleDone.find((candidate) => candidate === done)} />;
});
