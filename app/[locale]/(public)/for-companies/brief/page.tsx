import { getLocale, getTranslations } from 'next-intl/server';
import { CompanyBrief } from '@/components/for-companies/company-brief';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { loadCompanyBrief } from '@/lib/for-companies/loaders';
import { routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/for-companies/brief'>;

const load = async ({ searchParams }: Props) => loadCompanyBrief(await searchParams);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [t, locale] = [await getTranslations('forCompanies'), await getLocale()];
  const { words } = await load(props);
  // What somebody passes on is theirs; the page to be found is the one with the questions.
  const metadata = await publicMetadata({ locale, path: routes.forCompanies(), title: words.title, description: t('description') });
  return { ...metadata, robots: { index: false } };
});

export default answeredPage<Props>(async (props) => <CompanyBrief {...(await load(props))} locale={await getLocale()} />);
