import { getTranslations } from 'next-intl/server';
import { OwnStandsPage } from '@/components/forum/own-stands-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadOwnStands } from '@/lib/forums/loaders';

type Props = PageProps<'/[locale]/[side]/stands'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadOwnStands((await params).side);
  const t = await getTranslations('ownStands');
  return { title: t('title') };
});

export default answeredPage<Props>(async ({ params, searchParams }) => {
  const [{ side }, { done, contacts }] = await Promise.all([params, searchParams]);
  const view = await loadOwnStands(side, typeof contacts === 'string' ? contacts : '');
  return <OwnStandsPage view={view} done={done === 'forgotten'} submission={crypto.randomUUID()} />;
});
