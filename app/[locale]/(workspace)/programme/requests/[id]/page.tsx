import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { Decision } from '@/components/programme/decision';
import { loadDecisionPage } from '@/lib/desk/loaders';

type Props = PageProps<'/[locale]/programme/requests/[id]'>;

const load = async ({ params, searchParams }: Props) => loadDecisionPage((await params).id, await searchParams);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const {
    request: { reference, allowed },
  } = await load(props);
  const t = await getTranslations('desk.decision');
  // With a decision to make, its form names the document: a refusal changes the title.
  return allowed.includes('approve') ? {} : { title: t('title', { reference }) };
});

export default answeredPage<Props>(async (props) => (
  <Decision {...(await load(props))} submissions={{ decision: crypto.randomUUID(), message: crypto.randomUUID() }} />
));
