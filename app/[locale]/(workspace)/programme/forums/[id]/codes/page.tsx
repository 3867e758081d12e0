import { getTranslations } from 'next-intl/server';
import { CodesPage } from '@/components/forum/codes-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadCodes } from '@/lib/forums/loaders';

type Props = PageProps<'/[locale]/programme/forums/[id]/codes'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadCodes((await params).id);
  const t = await getTranslations('codes');
  return { title: t('title') };
});

export default answeredPage<Props>(async ({ params }) => <CodesPage {...(await loadCodes((await params).id))} />);
