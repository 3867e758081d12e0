import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { InvitationPage } from '@/components/membership/invitation-page';
import { loadInvitation } from '@/lib/invitations/loaders';

type Props = PageProps<'/[locale]/invitations/[token]'>;

const load = async ({ params }: Props) => loadInvitation((await params).token);

/** The forms set the title: after a refusal it begins with the word for it. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [{ state }, t] = await Promise.all([load(props), getTranslations('invitation')]);
  const robots = { index: false };
  if (state === 'newcomer' || state === 'join') return { robots };
  return { robots, title: t(state === 'signIn' || state === 'otherPerson' ? 'document' : `over.${state}.title`) };
});

export default answeredPage<Props>(async (props) => <InvitationPage view={await load(props)} submission={crypto.randomUUID()} />);
