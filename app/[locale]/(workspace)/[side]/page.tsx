import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { Home } from '@/components/workspace/home';
import { loadHome } from '@/lib/workspace/loaders';

type Props = PageProps<'/[locale]/[side]'>;

async function load({ params, searchParams }: Props) {
  const [{ side }, { listing }] = await Promise.all([params, searchParams]);
  return loadHome(side, typeof listing === 'string' ? listing : undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('home');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <Home home={await load(props)} />);
