import { getTranslations } from 'next-intl/server';
import { CapturePage } from '@/components/forum/capture-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadCapture } from '@/lib/forums/loaders';

type Props = PageProps<'/[locale]/capture/[id]'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadCapture((await params).id);
  const t = await getTranslations('capture');
  return { title: t('title') };
});

export default answeredPage<Props>(async ({ params, searchParams }) => {
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const view = await loadCapture(id);
  return <CapturePage view={view} done={done === 'taken'} submission={crypto.randomUUID()} clientId={crypto.randomUUID()} />;
});
