import { getLocale } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { NeedPage } from '@/components/need/need-page';
import { localised } from '@/lib/i18n/localised';
import { loadNeed } from '@/lib/needs/loaders';

type Props = PageProps<'/[locale]/needs/[id]'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  const { need } = await loadNeed((await params).id);
  const locale = await getLocale();
  return { title: localised(need.title, locale).text, description: localised(need.deliverable, locale).text };
});

export default answeredPage<Props>(async ({ params }) => {
  return <NeedPage view={await loadNeed((await params).id)} />;
});
