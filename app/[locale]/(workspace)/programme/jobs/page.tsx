import { getTranslations } from 'next-intl/server';
import { FailedJobsPage } from '@/components/job/failed-jobs';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadFailedJobs } from '@/lib/jobs/loaders';

type Props = PageProps<'/[locale]/programme/jobs'>;

const load = async ({ searchParams }: Props) => loadFailedJobs((await searchParams).done);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('failedJobs');
  return { title: t('title'), description: t('description') };
});

export default answeredPage<Props>(async (props) => <FailedJobsPage view={await load(props)} />);
