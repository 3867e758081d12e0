import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { Panel } from '@/components/ui/card';
import { changeFeedAction } from '@/lib/calendars/actions';
import { formatDay } from '@/lib/i18n/formats';
import { type CalendarDone, inLocale, routes } from '@/lib/routes';
import { FeedAddress } from './feed-address';

interface Props {
  /** Since when the calendar has an address; null when it has none. */
  since: Date | null;
  done: CalendarDone | undefined;
  submissions: { open: string; close: string };
}

/** A person gives their calendar an address for their own program, another one, or none. */
export function CalendarPage({ since, done, submissions }: Props) {
  const t = useTranslations('calendar');
  const account = useTranslations('account');
  const locale = useLocale();
  const open = since === null ? 'open' : 'renew';
  return (
    <PageFrame title={t('title')} lead={t('lead')} trail={[{ href: inLocale(locale, routes.account()), label: account('title') }]}>
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        <Panel title={t('address')}>
          <p>{since === null ? t('none') : t('since', { day: formatDay(since, locale) })}</p>
          <Form action={changeFeedAction} submission={submissions.open} prefix="open-">
            <input type="hidden" name="feed" value="new" />
            <FeedAddress words={{ label: t('yours'), hint: t('once'), subscribe: t('subscribe') }} />
            <p className="text-ink-muted text-sm">{t(`hints.${open}`)}</p>
            <div>
              <SubmitButton wide="phone">{t(open)}</SubmitButton>
            </div>
          </Form>
        </Panel>
        {since !== null && (
          <Panel title={t('closeTitle')}>
            <p>{t('closeText')}</p>
            <Form action={changeFeedAction} submission={submissions.close} prefix="close-">
              <input type="hidden" name="feed" value="none" />
              <div>
                <SubmitButton variant="second" wide="phone">
                  {t('close')}
                </SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
      </div>
    </PageFrame>
  );
}
