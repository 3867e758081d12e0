import { getTranslations } from 'next-intl/server';
import { HandoverPage } from '@/components/handover/handover-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadHandover } from '@/lib/handover/loaders';
import { handoverRefusals } from '@/lib/handover/schema';

type Props = PageProps<'/[locale]/programme/handover'>;

const refusedOf = async ({ searchParams }: Props) => {
  const { refused, minutes } = await searchParams;
  const code = handoverRefusals.find((candidate) => candidate === refused);
  const t = await getTranslations('errors');
  return code && t(code, { minutes: Number(minutes) || 1, reference: '' });
};

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await loadHandover();
  const [t, refused] = await Promise.all([getTranslations('handover'), refusedOf(props)]);
  return { title: t(refused === undefined ? 'title' : 'refusedTitle'), robots: { index: false } };
});

export default answeredPage<Props>(async (props) => <HandoverPage handover={await loadHandover()} refused={await refusedOf(props)} />);
