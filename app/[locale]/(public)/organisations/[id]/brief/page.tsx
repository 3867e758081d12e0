import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { BriefPage } from '@/components/value-proposition/brief-page';
import { localised } from '@/lib/i18n/localised';
import { routes } from '@/lib/routes';
import { loadBrief } from '@/lib/value-propositions/loaders';

type Props = PageProps<'/[locale]/organisations/[id]/brief'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  const { owner, answers } = await loadBrief((await params).id);
  const locale = await getLocale();
  const t = await getTranslations('propositions.brief');
  const title = t('title', { name: localised(owner.name, locale).text });
  return publicMetadata({ locale, path: routes.brief(owner.id), title, description: localised(answers.exchange, locale).text });
});

export default answeredPage<Props>(async ({ params }) => <BriefPage brief={await loadBrief((await params).id)} />);
