import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PlanPage } from '@/components/plan/plan-page';
import { loadPlan } from '@/lib/plans/loaders';
import { planDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/missions/[id]/plan'>;

const load = async ({ params }: Props) => loadPlan((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { mission } = await load(props);
  const t = await getTranslations('plan');
  return { title: t('documentTitle', { reference: mission.reference }) };
});

export default answeredPage<Props>(async (props) => {
  const { done } = await props.searchParams;
  return <PlanPage plan={await load(props)} done={planDone.find((candidate) => candidate === done)} />;
});
