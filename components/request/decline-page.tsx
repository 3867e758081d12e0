import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { declineRequestAction } from '@/lib/requests/actions';
import { DECLINE_REASONS } from '@/lib/requests/rules';
import type { RequestView } from '@/lib/requests/views';
import { inLocale, routes } from '@/lib/routes';
import { RequestSentence } from './request-sentence';
import { Which } from './which';

/** A kind no, with its reason. */
export function DeclinePage({ request, submission }: { request: RequestView; submission: string }) {
  const t = useTranslations('request');
  const locale = useLocale();
  const back = inLocale(locale, routes.request(request.id));
  return (
    <PageFrame
      title={t('decline.title')}
      trail={[{ href: back, label: <Code>{request.reference}</Code> }]}
      lead={<RequestSentence request={request} />}
    >
      <Form action={declineRequestAction} submission={submission} title={t('decline.title')} header={<p>{t('decline.lead')}</p>}>
        <Which request={request} />
        <RadioCards
          name="why"
          label={t('actions.why')}
          choices={DECLINE_REASONS.map((reason) => ({ value: reason, label: t(`why.${reason}`) }))}
        />
        <TextArea name="reason" label={t('actions.declineReason')} hint={t('actions.declineReasonHint')} optional rows={4} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton wide="phone">{t('actions.decline')}</SubmitButton>
          <ButtonLink variant="quiet" wide="phone" href={back}>
            {t('decline.back')}
          </ButtonLink>
        </div>
      </Form>
    </PageFrame>
  );
}
