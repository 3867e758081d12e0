import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { findDocumentAction } from '@/lib/agreements/actions';

/** Where anybody types the code of a document; `unknown` once they came with one that no document has. */
export function VerifyPage({ submission, unknown = false }: { submission: string; unknown?: boolean }) {
  const t = useTranslations('verify');
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <Form action={findDocumentAction} submission={submission} title={t('title')} refusal={t('notFound')}>
        {unknown && (
          <Alert tone="bad" title={t('unknown')}>
            {t('unknownText')}
          </Alert>
        )}
        <TextField name="code" label={t('code')} hint={t('codeHint')} dir="ltr" autoComplete="off" spellCheck={false} />
        <div>
          <SubmitButton wide="phone">{t('find')}</SubmitButton>
        </div>
      </Form>
    </PageFrame>
  );
}
