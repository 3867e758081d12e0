import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { SupportPage } from '@/components/support/support-page';
import { supportDone } from '@/lib/routes';
import { loadSupport } from '@/lib/support/loaders';

type Props = PageProps<'/[locale]/programme/organisations/[id]/support'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadSupport((await params).id);
  const t = await getTranslations('support');
  return { title: t('title') };
});

export default answeredPage<Props>(async ({ params, searchParams }) => {
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const just = supportDone.find((candidate) => candidate === done);
  return <SupportPage support={await loadSupport(id)} done={just} submission={crypto.randomUUID()} />;
});
