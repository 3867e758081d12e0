import { getTranslations } from 'next-intl/server';
import { ImportsPage } from '@/components/forum-import/imports-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadImports, refusalText } from '@/lib/forum-imports/loaders';
import { isImportKind } from '@/lib/forum-imports/schema';

type Props = PageProps<'/[locale]/programme/forums/[id]/import'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadImports((await params).id);
  const t = await getTranslations('forumImports');
  return { title: t('title') };
});

export default answeredPage<Props>(async ({ params, searchParams }) => {
  const [{ id }, { done, kind, ...query }] = await Promise.all([params, searchParams]);
  const [imports, refused] = await Promise.all([loadImports(id), refusalText(query)]);
  return (
    <ImportsPage imports={imports} kind={isImportKind(kind) ? kind : 'registrations'} refused={refused} discarded={done === 'discarded'} />
  );
});
