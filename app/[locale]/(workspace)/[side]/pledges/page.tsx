import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { WaitingPledges } from '@/components/waiting-pledge/waiting-pledges';
import { loadWaitingPledges } from '@/lib/waiting-pledges/loaders';

type Props = PageProps<'/[locale]/[side]/pledges'>;

async function load({ params, searchParams }: Props) {
  const [{ side }, { done }] = await Promise.all([params, searchParams]);
  return loadWaitingPledges(side, typeof done === 'string' ? done : undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [t] = [await getTranslations('waitingPledge'), await load(props)];
  return { title: t('listTitle') };
});

export default answeredPage<Props>(async (props) => {
  const view = await load(props);
  return <WaitingPledges view={view} submissions={view.pledges.map(() => crypto.randomUUID())} />;
});
