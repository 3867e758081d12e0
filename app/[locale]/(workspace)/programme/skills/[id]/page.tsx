import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ProposalDecision } from '@/components/programme/proposal-decision';
import { loadProposalPage } from '@/lib/desk/loaders';

type Props = PageProps<'/[locale]/programme/skills/[id]'>;

const load = async ({ params, searchParams }: Props) => loadProposalPage((await params).id, await searchParams);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { proposal } = await load(props);
  const t = await getTranslations('proposals');
  // With a decision to make, its form names the document: a refusal changes the title.
  return proposal.waiting && proposal.why === undefined ? {} : { title: t('one', { label: proposal.label }) };
});

export default answeredPage<Props>(async (props) => <ProposalDecision {...(await load(props))} submission={crypto.randomUUID()} />);
