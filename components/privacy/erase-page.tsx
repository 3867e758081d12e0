import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { EmailField, PasswordField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Code } from '@/components/ui/bdi';
import { Bullets } from '@/components/ui/bullets';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { eraseAccountAction } from '@/lib/privacy/actions';
import type { ErasureView } from '@/lib/privacy/views';
import { inLocale, routes } from '@/lib/routes';

const GOES = ['account', 'drafts', 'notices', 'words', 'certificates'] as const;
const STAYS = ['organisation', 'requests', 'history', 'sent'] as const;

/** What goes, what stays, what must be settled first; then the question, which no script is needed for. */
export function ErasePage({ erasure, submission }: { erasure: ErasureView; submission: string }) {
  const t = useTranslations('eraseAccount');
  const locale = useLocale();
  const { handOver, closing, lastAdministrator, proof, blocked } = erasure;
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6">
        <Panel title={t('goes.title')}>
          <Bullets>{GOES.map((line) => t(`goes.${line}`))}</Bullets>
        </Panel>
        <Panel title={t('stays.title')}>
          <Bullets>{STAYS.map((line) => t(`stays.${line}`))}</Bullets>
        </Panel>
        {closing.map((organisation, index) => (
          <Alert key={index} tone="warn" title={<LocalText text={organisation.name} />}>
            {t('closing', { listings: organisation.listings, requests: organisation.requests })}
          </Alert>
        ))}
        {handOver.map((organisation, index) => (
          <Alert key={index} tone="bad" title={<LocalText text={organisation.name} />}>
            {t('handOver')} <a href={inLocale(locale, routes.team(organisation.side))}>{t('team')}</a>
          </Alert>
        ))}
        {lastAdministrator && (
          <Alert tone="bad" title={t('lastAdministrator.title')}>
            {t('lastAdministrator.text')} <a href={inLocale(locale, routes.people())}>{t('people')}</a>
          </Alert>
        )}
        <p>
          <a href={inLocale(locale, routes.ownData())}>{t('dataFirst')}</a>
        </p>
        {!blocked && (
          <Form action={eraseAccountAction} submission={submission} title={t('title')} refusal={t('refused')}>
            <h2>{t('question')}</h2>
            {proof === 'password' ? (
              <PasswordField name="password" label={t('password')} hint={t('passwordHint')} />
            ) : (
              <EmailField
                name="email"
                label={t('email')}
                hint={t.rich('emailHint', { email: () => <Code>{erasure.email}</Code> })}
                autoComplete="off"
              />
            )}
            <div className="flex flex-wrap gap-3">
              <SubmitButton variant="danger" wide="phone" waiting={t('erasing')}>
                {t('erase')}
              </SubmitButton>
              <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.ownData())}>
                {t('keep')}
              </ButtonLink>
            </div>
          </Form>
        )}
      </div>
    </PageFrame>
  );
}
