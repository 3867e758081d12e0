import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { removeDomainAction } from '@/lib/domains/actions';
import type { RemoveDomainView } from '@/lib/domains/views';
import { inLocale, routes } from '@/lib/routes';

/** The form whose button repeats the verb; in the dialog, and on a page of its own without script. */
export function RemoveDomainForm({ id, submission, title }: { id: number; submission: string; title?: string }) {
  const t = useTranslations('domains');
  return (
    <Form action={removeDomainAction} submission={submission} title={title} refusal={t('removeRefused')} prefix={`remove-${id}-`}>
      <input type="hidden" name="domainId" value={id} />
      <SubmitButton variant="danger">{t('removeConfirm')}</SubmitButton>
    </Form>
  );
}

/** The question of the dialog as a page, for when there is no script. */
export function RemoveDomainPage({ view: { side, domain }, submission }: { view: RemoveDomainView; submission: string }) {
  const t = useTranslations('domains');
  const locale = useLocale();
  const back = inLocale(locale, routes.domains(side));
  return (
    <PageFrame
      title={t.rich('removeTitle', { domain: () => <Code className="wrap-anywhere">{domain.domain}</Code> })}
      crumb={t('remove')}
      trail={[{ href: back, label: t('title') }]}
      lead={t('removeText')}
    >
      <div className="flex flex-wrap gap-3">
        <RemoveDomainForm id={domain.id} submission={submission} title={t('remove')} />
        <ButtonLink variant="second" href={back}>
          {t('keep')}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
