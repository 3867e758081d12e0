import { getLocale } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OwnNeed } from '@/components/need/own-need';
import { localised } from '@/lib/i18n/localised';
import { loadOwnNeed } from '@/lib/matches/loaders';

type Props = PageProps<'/[locale]/[side]/needs/[id]'>;

const load = async ({ params, searchParams }: Props) => {
  const { side, id } = await params;
  const { ask } = await searchParams;
  return loadOwnNeed(side, id, typeof ask === 'string' ? ask : undefined);
};

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { need } = await load(props);
  return { title: localised(need.title, await getLocale()).text };
});

export default answeredPage<Props>(async (props) => <OwnNeed {...(await load(props))} />);
