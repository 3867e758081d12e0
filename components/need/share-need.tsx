import { useLocale, useTranslations } from 'next-intl';
import { CopyLink } from '@/components/listing/copy-link';
import { Actions, ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { localised } from '@/lib/i18n/localised';
import type { NeedPageView } from '@/lib/needs/views';
import { inLocale, routes } from '@/lib/routes';

/** Links only: the reader's own applications do the sending. */
export function ShareNeed({ view: { need, address } }: { view: NeedPageView }) {
  const t = useTranslations('needs.page');
  const brief = useTranslations('needBrief');
  const locale = useLocale();
  const title = localised(need.title, locale).text;
  const text = encodeURIComponent(t('shareText', { title, address }));
  return (
    <Panel title={t('share')} divided={false} className="print:hidden">
      <p className="text-ink-muted text-sm">{t('shareHint')}</p>
      <Actions>
        <ButtonLink variant="second" small href={`https://wa.me/?text=${text}`} rel="noreferrer">
          <Icon name="chat" />
          {t('whatsapp')}
        </ButtonLink>
        <ButtonLink variant="second" small href={`mailto:?subject=${encodeURIComponent(title)}&body=${text}`}>
          <Icon name="mail" />
          {t('mail')}
        </ButtonLink>
        <ButtonLink variant="second" small href={inLocale(locale, routes.needBrief(need.id))}>
          <Icon name="file" />
          {brief('link')}
        </ButtonLink>
        <CopyLink address={address} words={{ copied: t('copied'), notCopied: t('notCopied') }}>
          <Icon name="link" />
          {t('copy')}
        </CopyLink>
      </Actions>
    </Panel>
  );
}
