import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { BulkResult } from '@/components/programme/bulk-approval';
import { loadBulkResultPage } from '@/lib/desk/loaders';

type Props = PageProps<'/[locale]/programme/approve/[id]'>;

const load = async ({ params, searchParams }: Props) => loadBulkResultPage((await params).id, await searchParams);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('bulk');
  return { title: t('resultTitle') };
});

export default answeredPage<Props>(async (props) => <BulkResult {...(await load(props))} />);
