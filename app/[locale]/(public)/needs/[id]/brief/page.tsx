import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { NeedBrief } from '@/components/need/need-brief';
import { localised } from '@/lib/i18n/localised';
import { loadNeed } from '@/lib/needs/loaders';
import { routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/needs/[id]/brief'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  const { need } = await loadNeed((await params).id);
  const locale = await getLocale();
  const t = await getTranslations('needBrief');
  const title = t('title', { title: localised(need.title, locale).text });
  // The need's own page is the one to be found.
  return publicMetadata({ locale, path: routes.need(need.id), title, description: localised(need.deliverable, locale).text });
});

export default answeredPage<Props>(async ({ params }) => <NeedBrief view={await loadNeed((await params).id)} />);
