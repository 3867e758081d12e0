import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { NoticePage } from '@/components/layout/notice-page';
import { Wrap } from '@/components/layout/wrap';
import { ResetPasswordForm } from '@/components/person/reset-forms';
import { ButtonLink } from '@/components/ui/button';
import { loadResetLink } from '@/lib/people/loaders';
import { inLocale, routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/forgotten-password/[token]'>;

const load = async ({ params }: Props) => loadResetLink((await params).token);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [link, t] = await Promise.all([load(props), getTranslations('password.unusable')]);
  return { robots: { index: false }, ...(link === null && { title: t('title') }) };
});

export default answeredPage<Props>(async (props) => {
  const link = await load(props);
  if (link !== null) {
    return (
      <Wrap className="pt-8 pb-section">
        <ResetPasswordForm link={link} submission={crypto.randomUUID()} />
      </Wrap>
    );
  }
  const [t, locale] = await Promise.all([getTranslations('password.unusable'), getLocale()]);
  return (
    <NoticePage
      title={t('title')}
      lead={t('lead')}
      actions={<ButtonLink href={inLocale(locale, routes.forgottenPassword())}>{t('action')}</ButtonLink>}
    />
  );
});
