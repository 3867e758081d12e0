import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { TeamPage } from '@/components/membership/team-page';
import { loadTeam } from '@/lib/memberships/loaders';

type Props = PageProps<'/[locale]/[side]/team'>;

async function load({ params, searchParams }: Props) {
  const [{ side }, { done }] = await Promise.all([params, searchParams]);
  return loadTeam(side, typeof done === 'string' ? done : undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('team');
  return { title: t('title'), robots: { index: false } };
});

export default answeredPage<Props>(async (props) => <TeamPage team={await load(props)} />);
