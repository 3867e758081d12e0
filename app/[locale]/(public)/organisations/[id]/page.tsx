import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { OrganisationPage } from '@/components/organisation/organisation-page';
import { JsonLd } from '@/components/ui/json-ld';
import { env } from '@/lib/env';
import { organisationData } from '@/lib/i18n/linked-data';
import { localised } from '@/lib/i18n/localised';
import { loadOrganisation } from '@/lib/organisations/loaders';
import { inLocale, routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/organisations/[id]'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  const { file, mission } = await loadOrganisation((await params).id);
  const locale = await getLocale();
  const text = { title: localised(file.name, locale).text, description: localised(mission, locale).text };
  return publicMetadata({ locale, path: routes.organisation(file.id), ...text });
});

export default answeredPage<Props>(async ({ params }) => {
  const view = await loadOrganisation((await params).id);
  const locale = await getLocale();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const url = new URL(inLocale(locale, routes.organisation(view.file.id)), env.APP_URL).href;
  return (
    <>
      <JsonLd data={organisationData(view.file, url, locale)} nonce={nonce} />
      <OrganisationPage view={view} />
    </>
  );
});
