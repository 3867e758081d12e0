import { getLocale, getTranslations } from 'next-intl/server';
import { ForumPage } from '@/components/forum/forum-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { loadForum } from '@/lib/forums/loaders';
import { localised } from '@/lib/i18n/localised';
import { routes, visitDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/forums/[id]'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  const { id, name } = await loadForum((await params).id);
  const [t, locale] = await Promise.all([getTranslations('forums'), getLocale()]);
  return publicMetadata({ locale, path: routes.forum(id), title: localised(name, locale).text, description: t('description') });
});

export default answeredPage<Props>(async ({ params, searchParams }) => {
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const just = visitDone.find((candidate) => candidate === done);
  return <ForumPage forum={await loadForum(id)} done={just} submission={crypto.randomUUID()} />;
});
