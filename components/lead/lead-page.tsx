import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextArea, TextField } from '@/components/forms/text-field';
import { Reach } from '@/components/forum/contact-table';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { NarrowList } from '@/components/organisation/narrow-list';
import { Alert } from '@/components/ui/alert';
import { Bdi } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { dayOf } from '@/lib/i18n/day';
import { formatDay, formatMoment, formatNumber } from '@/lib/i18n/formats';
import { type Bilingual, localised } from '@/lib/i18n/localised';
import { reviseLeadAction } from '@/lib/leads/actions';
import { isOpen } from '@/lib/leads/rules';
import type { LeadView } from '@/lib/leads/views';
import { inLocale, type LeadDone, routes } from '@/lib/routes';
import { LeadBadge } from './lead-badge';
import { LeadName } from './lead-list';

interface Props {
  lead: LeadView;
  done: LeadDone | undefined;
  submission: string;
}

/** One lead: who it is with, what is next, and what it may become. */
export function LeadPage({ lead, done, submission }: Props) {
  const t = useTranslations('leads');
  const locale = useLocale();
  const { state, forum, association, contact, person, events, mayAssign, mayFollow, request, partnershipId } = lead;
  const list = mayAssign || !mayFollow ? routes.programmeLeads() : routes.ownLeads();
  return (
    <PageFrame
      title={<LeadName lead={{ company: lead.company, person: lead.company === null ? person : null }} />}
      trail={[{ href: inLocale(locale, list), label: mayAssign || !mayFollow ? t('title') : t('ownTitle') }]}
      eyebrow={
        <>
          <LeadBadge state={state} />
          <LocalText text={forum.name} />
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        <Panel title={t('person')}>
          {contact ? (
            <KeyValue
              rows={[
                { key: 'person', term: t('who'), value: person === null ? '–' : <Bdi>{person}</Bdi> },
                { key: 'reach', term: t('reach'), value: <Reach {...contact} /> },
                { key: 'met', term: t('metOn'), value: formatDay(contact.metAt, locale) },
                { key: 'association', term: t('association'), value: association === null ? '–' : <LocalText text={association} /> },
              ]}
            />
          ) : (
            <p className="text-ink-muted">{person === null && lead.organisation === null ? t('forgotten') : t('handOpened')}</p>
          )}
          {contact?.spokeOf && (
            <p className="max-w-measure">
              <Bdi>{contact.spokeOf}</Bdi>
            </p>
          )}
        </Panel>
        {(request !== null || partnershipId !== null) && (
          <Panel title={t('outcome')}>
            <ul>
              {request !== null && (
                <li>
                  <a href={inLocale(locale, request.href)} className="inline-flex min-h-target items-center">
                    {t('request', { reference: request.reference })}
                  </a>
                </li>
              )}
              {partnershipId !== null && (
                <li>
                  <a href={inLocale(locale, routes.partnership(partnershipId))} className="inline-flex min-h-target items-center">
                    {t('partnership')}
                  </a>
                </li>
              )}
            </ul>
          </Panel>
        )}
        {mayFollow && isOpen(state) && <Become lead={lead} />}
        {mayFollow && <Follow lead={lead} submission={submission} />}
        <Panel title={t('course')}>
          <ol className="grid gap-2">
            {events.map(({ state: to, at, by }, index) => (
              <li key={index} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <LeadBadge state={to} />
                <span>{formatMoment(at, locale)}</span>
                {by !== null && (
                  <span className="text-ink-muted text-sm">
                    <LocalText text={by} />
                  </span>
                )}
              </li>
            ))}
          </ol>
        </Panel>
      </div>
    </PageFrame>
  );
}

/** One press from here to a request: the form is filled in. */
function Become({ lead: { pairs, associationId, companyId } }: { lead: LeadView }) {
  const t = useTranslations('leads');
  const locale = useLocale();
  return (
    <Panel title={t('become')}>
      {associationId === null || companyId === null ? (
        <p>{t('needsBoth')}</p>
      ) : pairs.length === 0 ? (
        <p>{t('noPairs')}</p>
      ) : (
        <>
          <p>{t('becomeText')}</p>
          <ul className="grid gap-4">
            {pairs.map(({ needTitle, offerTitle, points, href }, index) => (
              <li key={href} className="grid gap-2 border-line border-t pt-4 first:border-t-0 first:pt-0">
                <p>
                  <b>
                    <LocalText text={needTitle} />
                  </b>
                  {' · '}
                  <LocalText text={offerTitle} />
                </p>
                <p className="text-ink-muted text-sm">{t('fit', { points: formatNumber(points) })}</p>
                <div>
                  <ButtonLink
                    small
                    variant={index === 0 ? 'primary' : 'second'}
                    href={inLocale(locale, href)}
                    aria-label={`${t('ask')}: ${localised(needTitle, locale).text}`}
                  >
                    {t('ask')}
                  </ButtonLink>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="text-ink-muted text-sm">{t('partnershipText')}</p>
    </Panel>
  );
}

const options = (rows: readonly { id: string | number; name: Bilingual }[], locale: 'ar' | 'fr') =>
  rows.map(({ id, name }) => ({ value: String(id), label: localised(name, locale).text }));

function Follow({ lead, submission }: { lead: LeadView; submission: string }) {
  const t = useTranslations('leads');
  const locale = useLocale();
  const { id, version, state, moves, owners, mayAssign, associations, companies, words } = lead;
  const initial = {
    state: [state],
    reason: [lead.reason ?? ''],
    ownerId: [lead.ownerId ?? ''],
    associationId: [lead.associationId === null ? '' : String(lead.associationId)],
    companyId: [lead.companyId === null ? '' : String(lead.companyId)],
    nextStep: [lead.nextStep ?? ''],
    nextOn: [lead.nextOn === null ? '' : dayOf(lead.nextOn)],
  };
  return (
    <Panel title={t('follow')} id="follow">
      <NarrowList words={words} more={associations.more || companies.more} at="#follow" />
      <Form action={reviseLeadAction} submission={submission} refusal={t('refused')} initial={initial} at="#follow">
        <input type="hidden" name="leadId" value={id} />
        <input type="hidden" name="version" value={version} />
        <SelectField
          name="state"
          label={t('state')}
          empty={null}
          options={[state, ...moves].map((value) => ({ value, label: t(`states.${value}`) }))}
        />
        <TextField name="nextStep" label={t('nextStep')} hint={t('nextStepHint')} optional />
        <DateField name="nextOn" label={t('nextOn')} optional />
        <SelectField name="ownerId" label={t('owner')} empty={t('nobody')} options={options(owners, locale)} optional />
        {mayAssign && (
          <SelectField
            name="associationId"
            label={t('association')}
            empty={t('unknown')}
            options={options(associations.rows, locale)}
            optional
          />
        )}
        <SelectField name="companyId" label={t('company')} empty={t('unknown')} options={options(companies.rows, locale)} optional />
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={2} optional />
        <div>
          <SubmitButton wide="phone">{t('save')}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
