import { useLocale, useTranslations } from 'next-intl';
import { SharePanel } from '@/components/listing/share-panel';
import { ButtonLink } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { localised } from '@/lib/i18n/localised';
import type { NeedPageView } from '@/lib/needs/views';
import { inLocale, routes } from '@/lib/routes';

/** A need, to be sent to somebody who could help. */
export function ShareNeed({ view: { need, address } }: { view: NeedPageView }) {
  const t = useTranslations('needs.page');
  const brief = useTranslations('needBrief');
  const locale = useLocale();
  const title = localised(need.title, locale).text;
  return (
    <SharePanel title={t('share')} hint={t('shareHint')} subject={title} text={t('shareText', { title, address })} address={address}>
      <ButtonLink variant="second" small href={inLocale(locale, routes.needBrief(need.id))}>
        <Icon name="file" />
        {brief('link')}
      </ButtonLink>
    </SharePanel>
  );
}
