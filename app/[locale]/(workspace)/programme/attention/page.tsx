import { getTranslations } from 'next-intl/server';
import { AttentionPage } from '@/components/attention/attention-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadAttention } from '@/lib/attention/loaders';

type Props = PageProps<'/[locale]/programme/attention'>;

export const generateMetadata = answeredMetadata<Props>(async () => {
  await loadAttention();
  const t = await getTranslations('attention');
  return { title: t('title'), description: t('description') };
});

export default answeredPage<Props>(async () => <AttentionPage view={await loadAttention()} />);
