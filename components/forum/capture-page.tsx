import { NextIntlClientProvider, useLocale, useMessages, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { takeContactAction } from '@/lib/forums/actions';
import type { CaptureView } from '@/lib/forums/views';
import { localised } from '@/lib/i18n/localised';
import { CaptureQueue } from './capture-queue';
import { ConsentField, VisitorFields } from './visitor-fields';

interface Props {
  view: CaptureView;
  done: boolean;
  submission: string;
  clientId: string;
}

/** Staff and the people of stands note whom they meet. Without script it is a form; with it, it works without a line. */
export function CapturePage({ view: { forum, stands, anywhere, userId }, done, submission, clientId }: Props) {
  const t = useTranslations('capture');
  const words = useTranslations('stand');
  const locale = useLocale();
  const { errors, ui, autosave, capture } = useMessages();
  return (
    <PageFrame title={t('title')} eyebrow={<LocalText text={forum.name} />} lead={t('lead')}>
      <NextIntlClientProvider locale={locale} messages={{ errors, ui, autosave, capture }}>
        {done && (
          <div className="mb-6">
            <Alert tone="ok" title={t('done.taken')} />
          </div>
        )}
        <CaptureQueue forumId={forum.id} userId={userId}>
          <Form
            action={takeContactAction}
            submission={submission}
            refusal={t('refused')}
            initial={anywhere ? undefined : { standId: stands.slice(0, 1).map(({ id }) => String(id)) }}
          >
            <input type="hidden" name="forumId" value={forum.id} />
            <input type="hidden" name="clientId" value={clientId} />
            <SelectField
              name="standId"
              label={t('where')}
              empty={anywhere ? t('anywhere') : null}
              options={stands.map(({ id, name }) => ({ value: String(id), label: localised(name, locale).text }))}
            />
            <VisitorFields reach={words('reach')} ownName={false} />
            <TextArea name="spokeOf" label={words('spokeOf')} hint={words('spokeOfHint')} rows={3} />
            <ConsentField label={t('consent')} />
            <div>
              <SubmitButton wide="phone">{t('submit')}</SubmitButton>
            </div>
          </Form>
        </CaptureQueue>
      </NextIntlClientProvider>
    </PageFrame>
  );
}
