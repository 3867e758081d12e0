import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OwnNeeds } from '@/components/need/own-needs';
import { loadOwnNeeds } from '@/lib/needs/loaders';

type Props = PageProps<'/[locale]/[side]/needs'>;

const load = async ({ params }: Props) => loadOwnNeeds((await params).side);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('needs.own');
  return { title: t('title'), robots: { index: false } };
});

export default answeredPage<Props>(async (props) => <OwnNeeds {...(await load(props))} />);
