import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { Code } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import type { AccountPageView } from '@/lib/people/views';
import { inLocale, routes } from '@/lib/routes';
import { AccountForm, SignOutEverywhereForm } from './account-forms';

/** What a person decides of their own account, on one page. */
export function AccountPage({ account, submissions }: { account: AccountPageView; submissions: readonly [string, string] }) {
  const t = useTranslations('account');
  const locale = useLocale();
  const to = (path: string) => inLocale(locale, path);
  return (
    <PageFrame title={t('title')}>
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-8">
        {account.done !== null && <Alert tone={account.done === 'emailAsked' ? 'info' : 'ok'} title={t(`done.${account.done}`)} />}
        <AccountForm account={account} submission={submissions[0]} />
        <Panel title={t('access')}>
          <KeyValue
            rows={[
              {
                key: 'email',
                term: t('email'),
                value: (
                  <>
                    <span className="block [overflow-wrap:anywhere]">
                      <Code className="">{account.email}</Code>
                    </span>
                    <a href={to(routes.accountEmail())}>{t('changeEmail')}</a>
                  </>
                ),
              },
              {
                key: 'password',
                term: t('password'),
                value: (
                  <>
                    <span className="block">{t(account.hasPassword ? 'hasPassword' : 'noPassword')}</span>
                    <a href={to(account.hasPassword ? routes.accountPassword() : routes.forgottenPassword())}>
                      {t(account.hasPassword ? 'changePassword' : 'setPassword')}
                    </a>
                  </>
                ),
              },
              {
                key: 'sessions',
                term: t('sessions'),
                value: (
                  <div className="grid gap-3">
                    <span>{t('sessionCount', { count: account.sessions })}</span>
                    <SignOutEverywhereForm submission={submissions[1]} />
                  </div>
                ),
              },
            ]}
          />
        </Panel>
        <Panel title={t('calendar')}>
          <p>{t('calendarText')}</p>
          <p>
            <a href={to(routes.ownCalendar())}>{t('toCalendar')}</a>
          </p>
        </Panel>
        <Panel title={t('searches')}>
          <p>{t('searchesText')}</p>
          <p>
            <a href={to(routes.savedSearches())}>{t('toSearches')}</a>
          </p>
        </Panel>
        <Panel title={t('data')}>
          <p>{t('dataText')}</p>
          <p className="flex flex-wrap gap-x-6 gap-y-2">
            <a href={to(routes.ownData())}>{t('download')}</a>
            <a href={to(routes.eraseAccount())}>{t('erase')}</a>
          </p>
        </Panel>
      </div>
    </PageFrame>
  );
}
