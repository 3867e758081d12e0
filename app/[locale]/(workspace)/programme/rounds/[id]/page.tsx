import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { RoundPage } from '@/components/round/round-page';
import { loadRound } from '@/lib/rounds/loaders';

type Props = PageProps<'/[locale]/programme/rounds/[id]'>;

async function load({ params, searchParams }: Props) {
  const { done, from, left } = await searchParams;
  const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);
  return loadRound((await params).id, one(done), one(from), one(left));
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { id } = await load(props);
  const t = await getTranslations('rounds');
  return { title: t('name', { id }) };
});

export default answeredPage<Props>(async (props) => (
  <RoundPage round={await load(props)} watch={(await props.searchParams).watch !== 'off'} />
));
