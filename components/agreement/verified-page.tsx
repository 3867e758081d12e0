import { useLocale, useTranslations } from 'next-intl';
import { FilesField } from '@/components/forms/files-field';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { Badge, type Tone } from '@/components/ui/badge';
import { Code } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { checkDocumentAction } from '@/lib/agreements/actions';
import { writeCode } from '@/lib/agreements/rules';
import type { VerifiedView } from '@/lib/agreements/views';
import { formatDay } from '@/lib/i18n/formats';
import { inLocale, routes } from '@/lib/routes';

const tones: Record<VerifiedView['status'], Tone> = {
  waiting: 'wait',
  inForce: 'ok',
  superseded: 'bad',
  cancelled: 'neutral',
  issued: 'ok',
  outdated: 'neutral',
};

/** What anybody with its code may know of a document, and whether their file is it. */
export function VerifiedPage({ view, submission }: { view: VerifiedView; submission: string }) {
  const t = useTranslations('verify');
  const document = useTranslations('agreements');
  const locale = useLocale();
  return (
    <PageFrame title={t('title')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {view.file !== undefined && (
          <Alert tone={view.file === 'genuine' ? 'ok' : 'bad'} title={t(view.file)}>
            {t(`${view.file}Text`)}
          </Alert>
        )}
        <Panel title={<Code>{view.reference}</Code>}>
          <KeyValue
            rows={[
              { key: 'kind', term: t('kind'), value: t(`kinds.${view.kind}`) },
              { key: 'status', term: t('status'), value: <Badge tone={tones[view.status]}>{t(`statuses.${view.status}`)}</Badge> },
              { key: 'issued', term: document('issuedOn'), value: formatDay(view.issuedAt, locale) },
              { key: 'code', term: t('code'), value: <Code>{writeCode(view.code)}</Code> },
              { key: 'hash', term: document('hash'), value: <Code className="break-all text-sm">{view.sha256}</Code> },
            ]}
          />
        </Panel>
        <Panel title={t('file')}>
          <Form
            action={checkDocumentAction}
            submission={submission}
            at={inLocale(locale, routes.verified(view.code))}
            refusal={t('notCompared')}
          >
            <input type="hidden" name="code" value={view.code} />
            <p>{t('fileText')}</p>
            <FilesField name="file" label={t('fileField')} hint={t('fileHint')} max={1} />
            <div>
              <SubmitButton wide="phone">{t('compare')}</SubmitButton>
            </div>
          </Form>
        </Panel>
        <p>
          <a href={inLocale(locale, routes.verify())} className="inline-flex min-h-target items-center">
            {t('again')}
          </a>
        </p>
      </div>
    </PageFrame>
  );
}
