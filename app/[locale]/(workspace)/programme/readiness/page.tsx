import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { CohortPage } from '@/components/readiness/cohort-page';
import { loadCohort } from '@/lib/readiness/loaders';

type Props = PageProps<'/[locale]/programme/readiness'>;

async function load({ searchParams }: Props) {
  const { region, sector } = await searchParams;
  return loadCohort(typeof region === 'string' ? region : undefined, typeof sector === 'string' ? sector : undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('readiness.cohort');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <CohortPage cohort={await load(props)} />);
