import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { BulkResult } from '@/components/programme/bulk-approval';
import { loadBulkResult } from '@/lib/requests/loaders';

type Props = PageProps<'/[locale]/programme/approve/[id]'>;

const load = async ({ params }: Props) => loadBulkResult((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('bulk');
  return { title: t('resultTitle') };
});

export default answeredPage<Props>(async (props) => <BulkResult result={await load(props)} />);
