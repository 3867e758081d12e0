import { getTranslations } from 'next-intl/server';
import { CancellationPage } from '@/components/forum/cancellation-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadCancellation } from '@/lib/forums/loaders';

type Props = PageProps<'/[locale]/forums/cancel/[token]'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadCancellation((await params).token);
  const t = await getTranslations('forums');
  return { title: t('cancel.title'), robots: { index: false } };
});

export default answeredPage<Props>(async ({ params }) => (
  <CancellationPage view={await loadCancellation((await params).token)} submission={crypto.randomUUID()} />
));
