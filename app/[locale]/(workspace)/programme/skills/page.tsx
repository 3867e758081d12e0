import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ProposalQueue } from '@/components/programme/proposal-queue';
import { loadProposals } from '@/lib/skills/loaders';

type Props = PageProps<'/[locale]/programme/skills'>;

const load = async ({ searchParams }: Props) => {
  const { scope, done } = await searchParams;
  const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);
  return loadProposals(one(scope), one(done));
};

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('proposals');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <ProposalQueue queue={await load(props)} />);
