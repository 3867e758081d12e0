import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { dayOf } from '@/lib/i18n/day';
import { formatDay } from '@/lib/i18n/formats';
import { hoursTyped } from '@/lib/i18n/hours';
import { amendRequestAction } from '@/lib/requests/actions';
import { teamLines } from '@/lib/requests/rules';
import type { RequestView } from '@/lib/requests/views';
import { inLocale, routes } from '@/lib/routes';
import { RequestSentence } from './request-sentence';
import { TermsFields } from './terms-fields';
import { Which } from './which';

/** Other hours, another start, another place: the other side answers again. */
export function AmendPage({ request, submission }: { request: RequestView; submission: string }) {
  const t = useTranslations('request');
  const locale = useLocale();
  const back = inLocale(locale, routes.request(request.id));
  return (
    <PageFrame
      title={t('amend.title')}
      trail={[{ href: back, label: <Code>{request.reference}</Code> }]}
      lead={<RequestSentence request={request} />}
    >
      <Form
        action={amendRequestAction}
        submission={submission}
        title={t('amend.title')}
        header={<p>{t('amend.lead')}</p>}
        initial={{
          hours: [hoursTyped(request.quarters)],
          startsOn: [dayOf(request.startsOn)],
          mode: [request.mode],
          ...Object.fromEntries(
            request.team.flatMap((member, index) => {
              const line = teamLines[index];
              return line ? [[line.role, [member.role]] as const, [line.hours, [hoursTyped(member.quarters)]] as const] : [];
            }),
          ),
        }}
      >
        <Which request={request} />
        <TermsFields
          startHint={t('amend.startHint', { start: formatDay(request.startsOn, locale) })}
          messageLabel={t('form.message')}
          messageHint={t('amend.messageHint')}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton wide="phone" waiting={t('form.sending')}>
            {t('amend.submit')}
          </SubmitButton>
          <ButtonLink variant="quiet" wide="phone" href={back}>
            {t('decline.back')}
          </ButtonLink>
        </div>
      </Form>
    </PageFrame>
  );
}
