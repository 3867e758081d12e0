import { useLocale, useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { FailedMailsView, FailedMailView } from '@/lib/notifications/views';
import { inLocale, routes } from '@/lib/routes';
import { LastAttempt } from './last-attempt';
import { MailRecipient } from './mail-recipient';
import { SendAllAgainForm } from './send-again';

/** Messages that no server took: to whom, why, and the way to try again once the cause is mended. */
export function FailedMailsPage({ view, submission }: { view: FailedMailsView; submission: string }) {
  const t = useTranslations('failedMails');
  const { mails, count, newest, newer, older, done } = view;
  return (
    <PageFrame
      title={t('title')}
      lead={count === 0 ? undefined : t('lead', { count })}
      actions={newest !== null && <SendAllAgain count={count} newest={newest} submission={submission} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {done !== null && <Alert tone="ok" title={t(`done.${done}`)} />}
        {mails.length === 0 ? <EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState> : <Rows mails={mails} />}
        {(newer ?? older) && (
          <Pagination
            label={t('title')}
            previous={newer ? { href: newer.href, label: t('newer', { count: newer.count }) } : undefined}
            next={older ? { href: older.href, label: t('older', { count: older.count }) } : undefined}
          />
        )}
      </div>
    </PageFrame>
  );
}

function SendAllAgain({ count, newest, submission }: { count: number; newest: number; submission: string }) {
  const t = useTranslations('failedMails');
  const locale = useLocale();
  return (
    <ConfirmDialog
      href={inLocale(locale, routes.sendAllMailsAgain())}
      trigger={t('all')}
      title={t('allTitle', { count })}
      cancel={t('keep')}
      confirm={<SendAllAgainForm upTo={newest} submission={submission} />}
    >
      {t('allText')}
    </ConfirmDialog>
  );
}

function Rows({ mails }: { mails: FailedMailView[] }) {
  const t = useTranslations('failedMails');
  const locale = useLocale();
  return (
    <CardTable
      caption={t('title')}
      rows={mails}
      rowKey={(mail) => mail.id}
      columns={[
        {
          key: 'recipient',
          label: t('columns.recipient'),
          kind: 'head',
          cell: (mail) => <MailRecipient mail={mail} />,
        },
        { key: 'about', label: t('columns.about'), cell: (mail) => t(`about.${mail.about}`) },
        {
          key: 'why',
          label: t('columns.why'),
          cell: (mail) => t(`failures.${mail.failure}`),
        },
        {
          key: 'when',
          label: t('columns.when'),
          cell: (mail) => <LastAttempt at={mail.failedAt} when={mail.when} attempts={mail.attempts} />,
        },
        {
          key: 'act',
          label: t('columns.act'),
          kind: 'act',
          cell: (mail) => (
            <ButtonLink variant="second" small href={inLocale(locale, routes.sendMailAgain(mail.id))}>
              {t('again')}
              <VisuallyHidden> {mail.toAddress}</VisuallyHidden>
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
