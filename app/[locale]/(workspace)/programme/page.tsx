import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { Desk } from '@/components/programme/desk';
import { DeskHome } from '@/components/workspace/desk-home';
import { loadProgrammeHome } from '@/lib/workspace/loaders';

type Props = PageProps<'/[locale]/programme'>;

const load = async ({ searchParams }: Props) => loadProgrammeHome(await searchParams);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('desk');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => {
  const home = await load(props);
  return (
    <Desk desk={home.desk}>
      <DeskHome home={home} />
    </Desk>
  );
});
