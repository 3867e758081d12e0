import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { NeedList } from '@/components/need/need-list';
import { loadNeedList } from '@/lib/needs/loaders';

type Props = PageProps<'/[locale]/needs'>;

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('needs');
  return { title: t('title'), description: t('description') };
});

export default answeredPage<Props>(async ({ searchParams }) => {
  const list = await loadNeedList(await searchParams);
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return <NeedList list={list} nonce={nonce} />;
});
