import { getTranslations } from 'next-intl/server';
import { CompanyInvitationsPage } from '@/components/company-invitation/company-invitations-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadProgrammeInvitations } from '@/lib/company-invitations/loaders';

type Props = PageProps<'/[locale]/programme/invitations'>;

const load = async ({ searchParams }: Props) => loadProgrammeInvitations((await searchParams).done);

/** The form sets the title: after a refusal it begins with the word for it. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { mayInvite } = await load(props);
  const t = await getTranslations('companyInvitations');
  return mayInvite ? {} : { title: t('title') };
});

export default answeredPage<Props>(async (props) => <CompanyInvitationsPage view={await load(props)} />);
