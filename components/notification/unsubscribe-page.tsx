import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { NoticePage } from '@/components/layout/notice-page';
import { Wrap } from '@/components/layout/wrap';
import { ButtonLink } from '@/components/ui/button';
import { unsubscribeAction } from '@/lib/notifications/actions';
import type { UnsubscribeView } from '@/lib/notifications/views';
import { inLocale, routes } from '@/lib/routes';

/** Where the foot of a mail leads: one question, and the way to all choices. Opening it ends nothing. */
export function UnsubscribePage({ view, submission }: { view: UnsubscribeView | null; submission: string }) {
  const t = useTranslations('unsubscribe');
  const locale = useLocale();
  const account = inLocale(locale, routes.account());
  if (view === null) {
    return (
      <NoticePage
        title={t('unusable.title')}
        lead={t('unusable.lead')}
        actions={<ButtonLink href={account}>{t('unusable.action')}</ButtonLink>}
      />
    );
  }
  const ofSearch = view.scope === 'search';
  const choices = ofSearch ? inLocale(locale, routes.savedSearches()) : account;
  if (view.ended) {
    return (
      <NoticePage
        title={t(`ended.${view.scope}`)}
        lead={t(ofSearch ? 'endedLeadSearch' : 'endedLead')}
        actions={
          <ButtonLink variant="second" href={choices}>
            {t('choices')}
          </ButtonLink>
        }
      />
    );
  }
  const title = t(`title.${view.scope}`);
  return (
    <Wrap className="pt-8 pb-section">
      <Form
        action={unsubscribeAction}
        submission={submission}
        title={title}
        refusal={t('refused')}
        header={
          <div className="grid max-w-measure gap-4">
            <h1>{title}</h1>
            {view.search !== null && (
              <p className="text-lg">
                <bdi>{view.search}</bdi>
              </p>
            )}
            <p className="text-lg">{t(ofSearch ? 'leadSearch' : 'lead')}</p>
          </div>
        }
      >
        <input type="hidden" name="token" value={view.token} />
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <SubmitButton wide="phone">{t('submit')}</SubmitButton>
          <a href={choices}>{t('choices')}</a>
        </div>
      </Form>
    </Wrap>
  );
}
