import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PartnershipPage } from '@/components/partnership/partnership-page';
import { loadPartnership } from '@/lib/partnerships/loaders';
import { partnershipDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/partnerships/[id]'>;

const load = async ({ params }: Props) => loadPartnership((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('partnership');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => {
  const { done } = await props.searchParams;
  return (
    <PartnershipPage
      partnership={await load(props)}
      done={partnershipDone.find((candidate) => candidate === done)}
      submissions={{ renew: crypto.randomUUID(), resume: crypto.randomUUID(), publish: crypto.randomUUID() }}
    />
  );
});
