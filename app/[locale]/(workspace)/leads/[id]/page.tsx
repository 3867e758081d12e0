import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { LeadPage } from '@/components/lead/lead-page';
import { loadLead } from '@/lib/leads/loaders';
import { leadDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/leads/[id]'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadLead((await params).id);
  const t = await getTranslations('audit.subjects');
  return { title: t('lead') };
});

export default answeredPage<Props>(async ({ params, searchParams }) => {
  const [{ id }, { done, organisation }] = await Promise.all([params, searchParams]);
  const just = leadDone.find((candidate) => candidate === done);
  return (
    <LeadPage
      lead={await loadLead(id, typeof organisation === 'string' ? organisation : '')}
      done={just}
      submission={crypto.randomUUID()}
    />
  );
});
