import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ConfirmEmail } from '@/components/person/account-forms';
import { loadEmailLink } from '@/lib/people/loaders';

type Props = PageProps<'/[locale]/confirm-email/[token]'>;

const load = async ({ params }: Props) => loadEmailLink((await params).token);

/** The form names the document; a link that opens nothing has no form. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [link, t] = await Promise.all([load(props), getTranslations('account')]);
  const title = link === null ? t('emailUnusable.title') : link.own ? undefined : t('emailOther.title');
  return { robots: { index: false }, ...(title !== undefined && { title }) };
});

export default answeredPage<Props>(async (props) => <ConfirmEmail link={await load(props)} submission={crypto.randomUUID()} />);
