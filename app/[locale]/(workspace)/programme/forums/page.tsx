import { getTranslations } from 'next-intl/server';
import { ProgrammeForumsPage } from '@/components/forum/programme-forums-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadProgrammeForums } from '@/lib/forums/loaders';

export const generateMetadata = answeredMetadata(async () => {
  await loadProgrammeForums();
  const t = await getTranslations('programmeForums');
  return { title: t('title') };
});

export default answeredPage(async () => <ProgrammeForumsPage {...(await loadProgrammeForums())} />);
