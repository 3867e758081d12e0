import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PeoplePage } from '@/components/staff/people-page';
import { loadPeople } from '@/lib/staff/loaders';

type Props = PageProps<'/[locale]/programme/people'>;

export const generateMetadata = answeredMetadata<Props>(async ({ searchParams }) => {
  await loadPeople(await searchParams);
  const t = await getTranslations('people');
  return { title: t('title'), description: t('description') };
});

export default answeredPage<Props>(async ({ searchParams }) => <PeoplePage view={await loadPeople(await searchParams)} />);
