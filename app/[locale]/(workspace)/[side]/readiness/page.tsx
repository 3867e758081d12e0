import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ReadinessPage } from '@/components/readiness/readiness-page';
import { loadReadiness } from '@/lib/readiness/loaders';
import { readinessDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/[side]/readiness'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadReadiness((await params).side);
  const t = await getTranslations('readiness');
  return { title: t('title') };
});

export default answeredPage<Props>(async ({ params, searchParams }) => {
  const [{ side }, { done }] = await Promise.all([params, searchParams]);
  const submissions = { start: crypto.randomUUID(), close: crypto.randomUUID(), share: crypto.randomUUID() };
  const just = readinessDone.find((candidate) => candidate === done);
  return <ReadinessPage view={await loadReadiness(side)} done={just} submissions={submissions} />;
});
