import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { ButtonLink } from '@/components/ui/button';
import { inLocale, routes } from '@/lib/routes';
import { disablePersonAction } from '@/lib/staff/actions';
import type { PersonView } from '@/lib/staff/views';

/** The form whose button repeats the verb; in the dialog, and on a page of its own without script. */
export function DisableForm({ person, submission, title }: { person: PersonView; submission: string; title?: string }) {
  const t = useTranslations('people');
  return (
    <Form action={disablePersonAction} submission={submission} title={title} refusal={t('refused')} prefix="disable-" className="w-full">
      <input type="hidden" name="userId" value={person.id} />
      <TextArea name="reason" label={t('disableReason')} hint={t('disableReasonHint')} rows={3} />
      <div>
        <SubmitButton variant="danger">{t('disableConfirm')}</SubmitButton>
      </div>
    </Form>
  );
}

/** The question of the dialog as a page, for when there is no script. */
export function DisablePage({ person, submission }: { person: PersonView; submission: string }) {
  const t = useTranslations('people');
  const locale = useLocale();
  const back = inLocale(locale, routes.person(person.id));
  return (
    <PageFrame
      title={t('disableTitle')}
      crumb={t('disable')}
      trail={[
        { href: inLocale(locale, routes.people()), label: t('title') },
        { href: back, label: <LocalText text={person.name} /> },
      ]}
      lead={t('disableText')}
    >
      <div className="grid max-w-measure gap-5">
        <DisableForm person={person} submission={submission} title={t('disableTitle')} />
        <div>
          <ButtonLink variant="second" href={back}>
            {t('keep')}
          </ButtonLink>
        </div>
      </div>
    </PageFrame>
  );
}
