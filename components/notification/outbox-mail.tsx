import { useTranslations } from 'next-intl';
import { Bdi, Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { directionOf } from '@/lib/i18n/locales';
import type { OutboxMailView } from '@/lib/notifications/views';

/** A message as its reader would get it: the text here, the formatted part on a page of its own. */
export function OutboxMail({ mail }: { mail: OutboxMailView }) {
  const t = useTranslations('outbox');
  const languages = useTranslations('languages');
  return (
    <div className="grid max-w-measure gap-6">
      <KeyValue
        rows={[
          {
            key: 'recipient',
            term: t('recipient'),
            value: (
              <span className="flex flex-wrap gap-x-3">
                {mail.toName !== null && <Bdi>{mail.toName}</Bdi>}
                <Code className="wrap-anywhere">{mail.toAddress}</Code>
              </span>
            ),
          },
          { key: 'language', term: t('language'), value: languages(mail.locale) },
          { key: 'writtenAt', term: t('writtenAt'), value: <time dateTime={mail.createdAt.toISOString()}>{mail.when}</time> },
        ]}
      />
      <p>
        <ButtonLink href={mail.htmlHref} variant="second" wide="phone">
          {t('formatted')}
        </ButtonLink>
      </p>
      <Panel title={t('text')}>
        <div lang={mail.locale} dir={directionOf[mail.locale]} className="whitespace-pre-wrap wrap-anywhere">
          {mail.text}
        </div>
      </Panel>
    </div>
  );
}
