import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { MergePage } from '@/components/programme/merge-page';
import { loadMerge } from '@/lib/organisations/loaders';

type Props = PageProps<'/[locale]/programme/organisations/[id]/merge'>;

async function load({ params, searchParams }: Props) {
  const [{ id }, { other }] = await Promise.all([params, searchParams]);
  return loadMerge(id, typeof other === 'string' ? other : undefined);
}

/** The form sets the title; a first coordinator who only waits has none. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { proposal } = await load(props);
  const t = await getTranslations('files.merge');
  return proposal !== null && !proposal.confirmable ? { title: t('confirmTitle') } : {};
});

export default answeredPage<Props>(async (props) => (
  <MergePage view={await load(props)} submissions={{ first: crypto.randomUUID(), second: crypto.randomUUID() }} />
));
