import { getTranslations } from 'next-intl/server';
import { AgreementTextPage } from '@/components/agreement-text/agreement-text-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadAgreementText } from '@/lib/agreement-texts/loaders';

type Props = PageProps<'/[locale]/programme/agreements'>;

async function load({ searchParams }: Props) {
  const { done } = await searchParams;
  return loadAgreementText(typeof done === 'string' ? done : undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('agreementTexts');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <AgreementTextPage view={await load(props)} />);
