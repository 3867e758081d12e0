import { getTranslations } from 'next-intl/server';
import { AmendmentsPage } from '@/components/amendment/amendments-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadAmendmentsPage } from '@/lib/desk/loaders';
import { amendmentDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/missions/[id]/amendments'>;

const load = async ({ params, searchParams }: Props) => loadAmendmentsPage((await params).id, await searchParams);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('amendments');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => {
  const { done } = await props.searchParams;
  return (
    <AmendmentsPage
      {...(await load(props))}
      done={amendmentDone.find((candidate) => candidate === done)}
      submissions={{ act: crypto.randomUUID(), end: crypto.randomUUID() }}
    />
  );
});
