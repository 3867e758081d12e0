import { getTranslations } from 'next-intl/server';
import { WelcomePage } from '@/components/company-invitation/welcome-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadWelcome } from '@/lib/company-invitations/loaders';

type Props = PageProps<'/[locale]/welcome/[token]'>;

const load = async ({ params }: Props) => loadWelcome((await params).token);

/** Its address is one company's own: no search engine keeps it. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [{ state }, t] = await Promise.all([load(props), getTranslations('companyInvitations.welcome')]);
  const title = state === 'waiting' ? t('document') : t(`over.${state}.title`);
  return { title, robots: { index: false } };
});

export default answeredPage<Props>(async (props) => <WelcomePage view={await load(props)} />);
