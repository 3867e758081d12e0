import { getTranslations } from 'next-intl/server';
import { AgreementPage } from '@/components/agreement/agreement-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadAgreement } from '@/lib/agreements/loaders';
import { agreementDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/missions/[id]/agreement'>;

const load = async ({ params }: Props) => loadAgreement((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('agreements');
  return { title: t('title'), description: t('description') };
});

export default answeredPage<Props>(async (props) => {
  const { done } = await props.searchParams;
  return (
    <AgreementPage
      view={await load(props)}
      done={agreementDone.find((candidate) => candidate === done)}
      submissions={{ issue: crypto.randomUUID(), sign: crypto.randomUUID() }}
    />
  );
});
