import { useLocale, useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { formatDay } from '@/lib/i18n/formats';
import { formatHoursOblique } from '@/lib/i18n/hours';
import { consentToRequestAction, withdrawRequestAction } from '@/lib/requests/actions';
import type { RequestView } from '@/lib/requests/views';
import { inLocale, routes } from '@/lib/routes';
import { Which } from './which';

interface Props {
  request: RequestView;
  submissions: { consent: string; withdraw: string };
}

/** What this side may do now; nothing when it is not its turn. */
export function RequestAnswer({ request, submissions }: Props) {
  const t = useTranslations('request.actions');
  const locale = useLocale();
  const title = useTranslations('request')('title', { reference: request.reference });
  const { allowed } = request;
  const words = { hours: formatHoursOblique(request.quarters, locale), start: formatDay(request.startsOn, locale) };
  if (!allowed.includes('consent') && !allowed.includes('withdraw')) return null;
  return (
    <Panel>
      {allowed.includes('consent') && (
        <Form action={consentToRequestAction} submission={submissions.consent} title={title} prefix="consent-">
          <Which request={request} />
          <p>{t('consentHint', words)}</p>
          <SubmitButton wide="phone">{t('consent')}</SubmitButton>
        </Form>
      )}
      {allowed.includes('amend') && (
        <div>
          <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.amend(request.id))}>
            {t('amend')}
          </ButtonLink>
        </div>
      )}
      {allowed.includes('decline') && (
        <div>
          <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.decline(request.id))}>
            {t('decline')}
          </ButtonLink>
        </div>
      )}
      {allowed.includes('withdraw') && (
        <div>
          <ConfirmDialog
            href={inLocale(locale, routes.withdraw(request.id))}
            trigger={t('withdraw')}
            title={t('withdrawTitle')}
            cancel={t('keep')}
            confirm={<WithdrawForm request={request} submission={submissions.withdraw} />}
          >
            {t('withdrawText')}
          </ConfirmDialog>
        </div>
      )}
    </Panel>
  );
}

/** The form whose button repeats the verb; in the dialog, and on a page of its own without script. */
export function WithdrawForm({ request, submission, title }: { request: RequestView; submission: string; title?: string }) {
  const t = useTranslations('request.actions');
  return (
    <Form action={withdrawRequestAction} submission={submission} title={title} prefix="withdraw-">
      <Which request={request} />
      <SubmitButton variant="danger">{t('withdrawConfirm')}</SubmitButton>
    </Form>
  );
}
