import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { Code } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { askDomainProofAction, setDomainRuleAction } from '@/lib/domains/actions';
import type { DomainsView, DomainView } from '@/lib/domains/views';
import { formatDay } from '@/lib/i18n/formats';
import { inLocale, routes, type Side } from '@/lib/routes';
import { RemoveDomainForm } from './remove-domain';

/** Which e-mail domains are the company's, and who of them joins its team. */
export function DomainsPage({ view }: { view: DomainsView }) {
  const t = useTranslations('domains');
  const locale = useLocale();
  const { side, domains, asked, mailboxes, done } = view;
  return (
    <PageFrame title={t('title')} trail={[{ href: inLocale(locale, routes.team(side)), label: t('team') }]} lead={t('lead')}>
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        {done !== null && <Alert tone="ok" title={t(`done.${done}`)} />}
        {domains.length === 0 ? (
          <EmptyState title={t('none')} />
        ) : (
          <div className="grid gap-4">
            <h2>{t('list')}</h2>
            {domains.map((domain) => (
              <DomainPanel key={domain.id} domain={domain} side={side} />
            ))}
          </div>
        )}
        {asked.length > 0 && (
          <Panel title={t('asked')}>
            <ul className="grid gap-2">
              {asked.map((proof) => (
                <li key={`${proof.email} ${proof.expiresAt.toISOString()}`}>
                  {t.rich('askedRow', {
                    email: () => <Code className="wrap-anywhere">{proof.email}</Code>,
                    day: formatDay(proof.expiresAt, locale),
                  })}
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel title={t('add')}>
          <Form action={askDomainProofAction} submission={crypto.randomUUID()} title={t('title')} refusal={t('askRefused')}>
            <TextField name="domain" label={t('domain')} hint={t('domainHint')} dir="ltr" autoComplete="off" spellCheck={false} />
            <SelectField
              name="mailbox"
              label={t('mailbox')}
              hint={t('mailboxHint')}
              options={mailboxes.map((mailbox) => ({ value: mailbox, label: `${mailbox}@` }))}
            />
            <div>
              <SubmitButton wide="phone">{t('ask')}</SubmitButton>
            </div>
          </Form>
        </Panel>
      </div>
    </PageFrame>
  );
}

function DomainPanel({ domain, side }: { domain: DomainView; side: Side }) {
  const t = useTranslations('domains');
  const locale = useLocale();
  const name = <Code className="wrap-anywhere">{domain.domain}</Code>;
  return (
    <Panel title={name} level={3}>
      <p className="text-ink-muted text-sm">{t('provedAt', { day: formatDay(domain.provedAt, locale) })}</p>
      <Form
        action={setDomainRuleAction}
        submission={crypto.randomUUID()}
        refusal={t('ruleRefused')}
        prefix={`domain-${domain.id}-`}
        initial={{ rule: [domain.joinsByItself ? 'everybody' : 'invitation'] }}
      >
        <input type="hidden" name="domainId" value={domain.id} />
        <RadioCards
          name="rule"
          label={
            <>
              {t('rule')} <VisuallyHidden>{name}</VisuallyHidden>
            </>
          }
          choices={(['invitation', 'everybody'] as const).map((rule) => ({ value: rule, label: t(rule), hint: t(`${rule}Hint`) }))}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="second">
            {t('save')} <VisuallyHidden>{name}</VisuallyHidden>
          </SubmitButton>
        </div>
      </Form>
      <div>
        <ConfirmDialog
          href={inLocale(locale, routes.removeDomain(side, domain.id))}
          trigger={
            <>
              {t('remove')} <VisuallyHidden>{name}</VisuallyHidden>
            </>
          }
          title={t.rich('removeTitle', { domain: () => name })}
          cancel={t('keep')}
          variant="quiet"
          confirm={<RemoveDomainForm id={domain.id} submission={crypto.randomUUID()} />}
        >
          {t('removeText')}
        </ConfirmDialog>
      </div>
    </Panel>
  );
}
