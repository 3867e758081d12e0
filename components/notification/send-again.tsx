import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { formatDay } from '@/lib/i18n/formats';
import { sendAllMailsAgainAction, sendMailAgainAction } from '@/lib/notifications/actions';
import type { FailedMailView } from '@/lib/notifications/views';
import { inLocale, routes } from '@/lib/routes';
import { MailRecipient } from './mail-recipient';

/** The form whose button repeats the verb; in the dialog, and on a page of its own without script. */
export function SendAllAgainForm({ upTo, submission, title }: { upTo: number; submission: string; title?: string }) {
  const t = useTranslations('failedMails');
  return (
    <Form action={sendAllMailsAgainAction} submission={submission} title={title} refusal={t('refused')} prefix="all-">
      <input type="hidden" name="upTo" value={upTo} />
      <div>
        <SubmitButton>{t('allConfirm')}</SubmitButton>
      </div>
    </Form>
  );
}

/** The question of the dialog as a page, for when there is no script. */
export function SendAllAgainPage({ count, newest, submission }: { count: number; newest: number; submission: string }) {
  const t = useTranslations('failedMails');
  const title = t('allTitle', { count });
  return (
    <Question title={title} crumb={t('all')} lead={t('allText')}>
      <SendAllAgainForm upTo={newest} submission={submission} title={title} />
    </Question>
  );
}

/** The question before one message is sent again. */
export function SendAgainPage({ mail, submission }: { mail: FailedMailView; submission: string }) {
  const t = useTranslations('failedMails');
  const locale = useLocale();
  return (
    <Question title={t('againTitle')} crumb={t('again')} lead={t('againText')}>
      <Panel>
        <KeyValue
          rows={[
            { key: 'recipient', term: t('columns.recipient'), value: <MailRecipient mail={mail} /> },
            { key: 'about', term: t('columns.about'), value: t(`about.${mail.about}`) },
            { key: 'written', term: t('written'), value: formatDay(mail.createdAt, locale) },
            { key: 'why', term: t('columns.why'), value: t(`failures.${mail.failure}`) },
          ]}
        />
      </Panel>
      <Form action={sendMailAgainAction} submission={submission} title={t('againTitle')} refusal={t('refused')}>
        <input type="hidden" name="id" value={mail.id} />
        <div>
          <SubmitButton wide="phone">{t('againConfirm')}</SubmitButton>
        </div>
      </Form>
    </Question>
  );
}

function Question({ title, crumb, lead, children }: { title: string; crumb: string; lead: string; children: ReactNode }) {
  const t = useTranslations('failedMails');
  const back = inLocale(useLocale(), routes.failedMails());
  return (
    <PageFrame title={title} crumb={crumb} trail={[{ href: back, label: t('title') }]} lead={lead}>
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-5">
        {children}
        <div>
          <ButtonLink variant="second" wide="phone" href={back}>
            {t('keep')}
          </ButtonLink>
        </div>
      </div>
    </PageFrame>
  );
}
