import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { NamedPage } from '@/components/mission-people/named-page';
import { loadNamed } from '@/lib/mission-people/loaders';

type Props = PageProps<'/[locale]/mission-invitations/[token]'>;

const load = async ({ params }: Props) => loadNamed((await params).token);

/** The forms set the title: after a refusal it begins with the word for it. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [view, t] = await Promise.all([load(props), getTranslations('missionPeople.invitation')]);
  const robots = { index: false };
  if ('mission' in view) return { robots, ...(view.state !== 'newcomer' && view.state !== 'join' && { title: t('document') }) };
  return { robots, title: t(`over.${view.state}.title`) };
});

export default answeredPage<Props>(async (props) => (
  <NamedPage view={await load(props)} submissions={{ join: crypto.randomUUID(), decline: crypto.randomUUID() }} />
));
