import { getLocale } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OrganisationPage } from '@/components/organisation/organisation-page';
import { localised } from '@/lib/i18n/localised';
import { loadOrganisation } from '@/lib/organisations/loaders';

type Props = PageProps<'/[locale]/organisations/[id]'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  const { file, mission } = await loadOrganisation((await params).id);
  const locale = await getLocale();
  return { title: localised(file.name, locale).text, description: localised(mission, locale).text };
});

export default answeredPage<Props>(async ({ params }) => <OrganisationPage view={await loadOrganisation((await params).id)} />);
