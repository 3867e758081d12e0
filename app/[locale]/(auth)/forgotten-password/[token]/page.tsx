import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ResetPassword } from '@/components/person/reset-forms';
import { loadResetLink } from '@/lib/people/loaders';

type Props = PageProps<'/[locale]/forgotten-password/[token]'>;

const load = async ({ params }: Props) => loadResetLink((await params).token);

/** The form names the document; a link that opens nothing has no form. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [link, t] = await Promise.all([load(props), getTranslations('password.unusable')]);
  return { robots: { index: false }, ...(link === null && { title: t('title') }) };
});

export default answeredPage<Props>(async (props) => <ResetPassword link={await load(props)} submission={crypto.randomUUID()} />);
