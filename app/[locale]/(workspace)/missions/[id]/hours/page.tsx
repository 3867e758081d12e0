import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { LedgerPage } from '@/components/mission/ledger-page';
import { loadLedger } from '@/lib/missions/loaders';
import { hoursDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/missions/[id]/hours'>;

const load = async ({ params }: Props) => loadLedger((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { mission } = await load(props);
  const t = await getTranslations('mission.hours');
  return { title: t('documentTitle', { reference: mission.reference }) };
});

export default answeredPage<Props>(async (props) => {
  const { done } = await props.searchParams;
  return (
    <LedgerPage
      ledger={await load(props)}
      done={hoursDone.find((candidate) => candidate === done)}
      submissions={{ confirm: crypto.randomUUID(), declare: crypto.randomUUID() }}
    />
  );
});
