import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { IndicatorPage } from '@/components/report/indicator-page';
import { loadIndicator } from '@/lib/reports/loaders';

type Props = PageProps<'/[locale]/programme/reports/[id]/[indicator]'>;

async function load({ params, searchParams }: Props) {
  const [{ id, indicator }, address] = await Promise.all([params, searchParams]);
  return loadIndicator(id, indicator, address);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { indicator } = await load(props);
  const t = await getTranslations('reports');
  return { title: t(`indicators.${indicator}.name`) };
});

export default answeredPage<Props>(async (props) => <IndicatorPage view={await load(props)} />);
