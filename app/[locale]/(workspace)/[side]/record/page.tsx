import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { RecordPage } from '@/components/yearly-record/record-page';
import { loadYearlyRecord } from '@/lib/yearly-records/loaders';

type Props = PageProps<'/[locale]/[side]/record'>;

async function load({ params, searchParams }: Props) {
  const [{ side }, { year }] = await Promise.all([params, searchParams]);
  return loadYearlyRecord(side, typeof year === 'string' ? year : undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { year } = await load(props);
  const t = await getTranslations('yearlyRecord');
  return { title: t('titleOf', { year: String(year) }) };
});

export default answeredPage<Props>(async (props) => <RecordPage view={await load(props)} />);
