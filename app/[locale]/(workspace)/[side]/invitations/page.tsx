import { getTranslations } from 'next-intl/server';
import { CompanyInvitationsPage } from '@/components/company-invitation/company-invitations-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadCompanyInvitations } from '@/lib/company-invitations/loaders';

type Props = PageProps<'/[locale]/[side]/invitations'>;

const load = async ({ params, searchParams }: Props) => {
  const [{ side }, { done }] = await Promise.all([params, searchParams]);
  return loadCompanyInvitations(side, done);
};

/** The form sets the title: after a refusal it begins with the word for it. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { mayInvite } = await load(props);
  const t = await getTranslations('companyInvitations');
  return mayInvite ? {} : { title: t('title') };
});

export default answeredPage<Props>(async (props) => <CompanyInvitationsPage view={await load(props)} />);
