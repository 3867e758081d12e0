import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { NoticePage } from '@/components/layout/notice-page';
import { ConfirmRegistrationForm } from '@/components/person/confirm-registration-form';
import { ButtonLink } from '@/components/ui/button';
import { loadRegistrationLink } from '@/lib/registration/loaders';
import { inLocale, routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/register/[token]'>;

const load = async ({ params }: Props) => loadRegistrationLink((await params).token);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [link, t] = await Promise.all([load(props), getTranslations('register')]);
  const robots = { index: false };
  if (link.state === 'usable') return { robots };
  return { robots, title: t(link.state === 'accountExists' ? 'exists.title' : 'unusable.title') };
});

export default answeredPage<Props>(async (props) => {
  const [link, t, locale] = await Promise.all([load(props), getTranslations(), getLocale()]);
  const to = (path: string) => inLocale(locale, path);
  switch (link.state) {
    case 'usable':
      return <ConfirmRegistrationForm link={link} submission={crypto.randomUUID()} />;
    case 'accountExists':
      return (
        <NoticePage
          title={t('register.exists.title')}
          lead={t('register.exists.lead')}
          actions={
            <>
              <ButtonLink href={to(routes.signIn())}>{t('register.signIn')}</ButtonLink>
              <a href={to(routes.forgottenPassword())}>{t('signIn.forgotten')}</a>
            </>
          }
        />
      );
    case 'unusable':
      return (
        <NoticePage
          title={t('register.unusable.title')}
          lead={t('register.unusable.lead')}
          actions={
            <>
              <ButtonLink href={to(routes.signIn())}>{t('register.signIn')}</ButtonLink>
              <a href={to(routes.register())}>{t('register.title')}</a>
            </>
          }
        />
      );
  }
});
