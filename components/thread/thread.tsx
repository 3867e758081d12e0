import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FilesField } from '@/components/forms/files-field';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { Alert } from '@/components/ui/alert';
import { Panel } from '@/components/ui/card';
import { MotifStrip } from '@/components/ui/motif';
import { FILE_MAX_BYTES, megabytesOf } from '@/lib/files/rules';
import { formatNumber } from '@/lib/i18n/formats';
import { inLocale, routes } from '@/lib/routes';
import { writeMessageAction } from '@/lib/threads/actions';
import { MAX_FILES } from '@/lib/threads/rules';
import type { ThreadView } from '@/lib/threads/views';
import { Message } from './message';

/** What the two sides of a request and the coordination write to each other, and the form to write. */
export function Thread({ thread, submission, keep = '' }: { thread: ThreadView; submission: string; keep?: string }) {
  const t = useTranslations('thread');
  const locale = useLocale();
  const { page, pageId, requestId, messages, older, newer, why } = thread;
  const limits = {
    max: MAX_FILES,
    size: formatNumber(megabytesOf(FILE_MAX_BYTES)),
    total: formatNumber(megabytesOf(MAX_FILES * FILE_MAX_BYTES)),
  };
  const at = (before?: number) => inLocale(locale, routes.thread(page, pageId, { keep, ...(before !== undefined && { before }) }));
  return (
    <Panel id="thread" title={t('title')}>
      <p className="text-ink-muted text-sm">{t(thread.contacts ? 'readByAll' : 'readByAllUntilApproval')}</p>
      {older && <p>{<a href={at(older.before)}>{t('older', { count: older.count })}</a>}</p>}
      {messages.length === 0 ? (
        <Empty>{t(why === undefined ? 'empty' : 'emptyForReader')}</Empty>
      ) : (
        <ol className="grid grid-cols-[minmax(0,1fr)] gap-4" aria-label={t('messages')}>
          {messages.map((message) => (
            <li key={message.id}>
              <Message message={message} />
            </li>
          ))}
        </ol>
      )}
      {newer > 0 && (
        <p>
          <a href={at()}>{t('newer', { count: newer })}</a>
        </p>
      )}
      {thread.note === 'sent' && <Alert tone="ok" title={t('note.sent')} />}
      {why !== undefined ? (
        <p className="text-ink-muted">{t(`why.${why}`)}</p>
      ) : (
        <Form action={writeMessageAction} submission={submission} at={at()} prefix="thread-" refusal={t('form.refused')} className="gap-5">
          <input type="hidden" name="requestId" value={requestId} />
          {page === 'mission' && <input type="hidden" name="missionId" value={pageId} />}
          <TextArea name="body" label={t('form.body')} hint={thread.contacts ? undefined : t('form.bodyHint')} rows={4} />
          <FilesField
            key={messages.at(-1)?.id}
            name="files"
            label={t('form.files')}
            hint={t('form.filesHint', limits)}
            optional
            max={MAX_FILES}
          />
          <div>
            <SubmitButton wide="phone">{t('form.send')}</SubmitButton>
          </div>
        </Form>
      )}
    </Panel>
  );
}

function Empty({ children }: { children: ReactNode }) {
  return (
    <div className="overflow-hidden rounded-md border border-line">
      <MotifStrip />
      <p className="p-4">{children}</p>
    </div>
  );
}
