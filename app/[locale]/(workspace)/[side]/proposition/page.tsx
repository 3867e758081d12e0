import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PropositionPage } from '@/components/value-proposition/proposition-page';
import { propositionDone } from '@/lib/routes';
import { loadProposition } from '@/lib/value-propositions/loaders';

type Props = PageProps<'/[locale]/[side]/proposition'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadProposition((await params).side);
  const t = await getTranslations('propositions');
  return { title: t('title') };
});

export default answeredPage<Props>(async ({ params, searchParams }) => {
  const [{ side }, { done }] = await Promise.all([params, searchParams]);
  const submissions = { start: crypto.randomUUID(), publish: crypto.randomUUID(), unpublish: crypto.randomUUID() };
  const just = propositionDone.find((candidate) => candidate === done);
  return <PropositionPage view={await loadProposition(side)} done={just} submissions={submissions} />;
});
