import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ChoosePage } from '@/components/results/choose-page';
import { loadChoosing } from '@/lib/results/loaders';
import { resultDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/missions/[id]/indicators'>;

const load = async ({ params }: Props) => loadChoosing((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('results.choosing');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => {
  const [{ done }, view] = await Promise.all([props.searchParams, load(props)]);
  return (
    <ChoosePage
      view={view}
      done={resultDone.find((candidate) => candidate === done)}
      submissions={{
        choose: crypto.randomUUID(),
        write: crypto.randomUUID(),
        drop: view.indicators.map(() => crypto.randomUUID()),
      }}
    />
  );
});
