import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { NoticePage } from '@/components/layout/notice-page';
import { Wrap } from '@/components/layout/wrap';
import { ConfirmEmailForm } from '@/components/person/account-forms';
import { ButtonLink } from '@/components/ui/button';
import { loadEmailLink } from '@/lib/people/loaders';
import { inLocale, routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/confirm-email/[token]'>;

const load = async ({ params }: Props) => loadEmailLink((await params).token);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [link, t] = await Promise.all([load(props), getTranslations('account.emailUnusable')]);
  return { robots: { index: false }, ...(link === null && { title: t('title') }) };
});

export default answeredPage<Props>(async (props) => {
  const link = await load(props);
  if (link !== null) {
    return (
      <Wrap className="pt-8 pb-section">
        <ConfirmEmailForm link={link} submission={crypto.randomUUID()} />
      </Wrap>
    );
  }
  const [t, locale] = await Promise.all([getTranslations('account.emailUnusable'), getLocale()]);
  return (
    <NoticePage
      title={t('title')}
      lead={t('lead')}
      actions={<ButtonLink href={inLocale(locale, routes.account())}>{t('action')}</ButtonLink>}
    />
  );
});
