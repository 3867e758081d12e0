import { getTranslations } from 'next-intl/server';
import { RatesPage } from '@/components/hour-rates/rates-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadRates } from '@/lib/hour-rates/loaders';

type Props = PageProps<'/[locale]/programme/rates'>;

async function load({ searchParams }: Props) {
  const { done } = await searchParams;
  return loadRates(typeof done === 'string' ? done : undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('hourRates');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <RatesPage view={await load(props)} submission={crypto.randomUUID()} />);
