import { getLocale, getTranslations } from 'next-intl/server';
import { ForCompaniesPage } from '@/components/for-companies/for-companies-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { loadForCompanies } from '@/lib/for-companies/loaders';
import { routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/for-companies'>;

const load = async ({ searchParams }: Props) => loadForCompanies(await searchParams);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [t, { state }] = await Promise.all([getTranslations('forCompanies'), load(props)]);
  const title = t(state.status === 'refused' ? 'refusedTitle' : 'title');
  return publicMetadata({ locale: await getLocale(), path: routes.forCompanies(), title, description: t('description') });
});

export default answeredPage<Props>(async (props) => <ForCompaniesPage view={await load(props)} />);
