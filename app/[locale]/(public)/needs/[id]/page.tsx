import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { NeedPage } from '@/components/need/need-page';
import { JsonLd } from '@/components/ui/json-ld';
import { needData } from '@/lib/i18n/linked-data';
import { localised } from '@/lib/i18n/localised';
import { loadNeed } from '@/lib/needs/loaders';
import { inLocale, routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/needs/[id]'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  const { need } = await loadNeed((await params).id);
  const locale = await getLocale();
  const text = { title: localised(need.title, locale).text, description: localised(need.deliverable, locale).text };
  return publicMetadata({ locale, path: routes.need(need.id), ...text });
});

export default answeredPage<Props>(async ({ params }) => {
  const view = await loadNeed((await params).id);
  const locale = await getLocale();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const ownerUrl = new URL(inLocale(locale, routes.organisation(view.need.owner.id)), view.address).href;
  return (
    <>
      <JsonLd data={needData(view.need, view.address, ownerUrl, locale)} nonce={nonce} />
      <NeedPage view={view} />
    </>
  );
});
