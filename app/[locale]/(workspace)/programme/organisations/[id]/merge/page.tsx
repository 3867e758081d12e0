import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { MergePage } from '@/components/programme/merge-page';
import { loadMergePage } from '@/lib/desk/loaders';

type Props = PageProps<'/[locale]/programme/organisations/[id]/merge'>;

const load = async ({ params, searchParams }: Props) => loadMergePage((await params).id, await searchParams);

/** The form sets the title; a first coordinator who only waits has none. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const {
    view: { proposal },
  } = await load(props);
  const t = await getTranslations('files.merge');
  return proposal !== null && !proposal.confirmable ? { title: t('confirmTitle') } : {};
});

export default answeredPage<Props>(async (props) => (
  <MergePage {...(await load(props))} submissions={{ first: crypto.randomUUID(), second: crypto.randomUUID() }} />
));
