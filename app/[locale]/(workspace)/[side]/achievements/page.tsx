import { getTranslations } from 'next-intl/server';
import { AchievementsPage } from '@/components/achievements/achievements-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadOwnAchievements } from '@/lib/achievements/loaders';

type Props = PageProps<'/[locale]/[side]/achievements'>;

const load = async ({ params }: Props) => loadOwnAchievements((await params).side);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('achievements');
  return { title: t('ownTitle') };
});

export default answeredPage<Props>(async (props) => <AchievementsPage view={await load(props)} />);
