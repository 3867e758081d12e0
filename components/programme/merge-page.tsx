import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { DocumentFacts, IdentityFacts } from '@/components/organisation/file-facts';
import { OrganisationBadge } from '@/components/organisation/organisation-badge';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { type DeskFilters, deskAddress, deskQuery } from '@/lib/desk/schema';
import { localised } from '@/lib/i18n/localised';
import { decideMergeAction, proposeMergeAction } from '@/lib/organisations/actions';
import { MOVED } from '@/lib/organisations/rules';
import type { FileFactsView, MergeView } from '@/lib/organisations/views';
import { inLocale, routes } from '@/lib/routes';

interface Props {
  view: MergeView;
  /** The queue that led here. */
  filters: DeskFilters;
  submissions: { first: string; second: string };
}

/** Two records of one organisation, face to face. One coordinator proposes; another one, who confirms, is told what moves. */
export function MergePage({ view, filters, submissions }: Props) {
  const t = useTranslations('files.merge');
  const desk = useTranslations('desk')('title');
  const locale = useLocale();
  const { one, other, proposal } = view;
  const keep = deskQuery(filters);
  return (
    <PageFrame
      trail={[
        { href: inLocale(locale, deskAddress(filters)), label: desk },
        { href: inLocale(locale, routes.organisationFile(one.id, keep)), label: <LocalText text={one.name} /> },
      ]}
      crumb={t('crumb')}
      title={t(proposal ? 'confirmTitle' : 'proposeTitle')}
      lead={t(proposal ? 'confirmLead' : 'proposeLead')}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-2">
          {[one, other].map((file) => (
            <Panel
              key={file.id}
              eyebrow={proposal ? t(file.id === proposal.keptId ? 'kept' : 'gone') : undefined}
              title={<LocalText text={file.name} />}
              extra={<OrganisationBadge state={file.state} />}
            >
              <IdentityFacts file={file} />
              <DocumentFacts file={file} />
            </Panel>
          ))}
        </div>
        {proposal ? (
          <Confirm view={view} keep={keep} submissions={submissions} />
        ) : (
          <Propose one={one} other={other} keep={keep} submission={submissions.first} />
        )}
      </div>
    </PageFrame>
  );
}

function Propose({ one, other, keep, submission }: { one: FileFactsView; other: FileFactsView; keep: string; submission: string }) {
  const t = useTranslations('files.merge');
  const place = useTranslations('organisations.states');
  const locale = useLocale();
  return (
    <Form action={proposeMergeAction} submission={submission} keep={keep} title={t('proposeTitle')} refusal={t('refused')}>
      <input type="hidden" name="one" value={one.id} />
      <input type="hidden" name="other" value={other.id} />
      <RadioCards
        name="keep"
        label={t('keep')}
        hint={t('keepHint')}
        choices={[one, other].map((file) => ({
          value: String(file.id),
          label: <LocalText text={file.name} />,
          hint: (
            <>
              {place(file.state)} · <LocalText text={file.province} />
            </>
          ),
        }))}
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton wide="phone">{t('propose')}</SubmitButton>
        <ButtonLink variant="quiet" wide="phone" href={inLocale(locale, routes.organisationFile(one.id, keep))}>
          {t('back')}
        </ButtonLink>
      </div>
    </Form>
  );
}

/** The question before what cannot be undone; the safe answer stands second. */
function Confirm({ view, keep, submissions }: Omit<Props, 'filters'> & { keep: string }) {
  const t = useTranslations('files.merge');
  const { proposal, one, other } = view;
  const locale = useLocale();
  if (!proposal) return null;
  const kept = one.id === proposal.keptId ? one : other;
  const merge = <input type="hidden" name="mergeId" value={proposal.id} />;
  return (
    <Panel title={t('moves', { name: localised(kept.name, locale).text })}>
      <ul className="bullets">
        {MOVED.map((what) => (
          <li key={what}>{t(`moved.${what}`, { count: proposal.moved[what] })}</li>
        ))}
      </ul>
      <p>{t('stays')}</p>
      <Alert tone="warn" title={t('forGood')} />
      {proposal.by && (
        <p className="text-ink-muted text-sm">
          {t('by')} <LocalText text={proposal.by} />
        </p>
      )}
      {proposal.confirmable ? (
        <Form action={decideMergeAction} submission={submissions.first} keep={keep} title={t('confirmTitle')} refusal={t('refused')}>
          {merge}
          <input type="hidden" name="decision" value="confirm" />
          <div>
            <SubmitButton wide="phone" variant="danger">
              {t('confirm')}
            </SubmitButton>
          </div>
        </Form>
      ) : (
        <Alert title={t('second')} />
      )}
      <Form action={decideMergeAction} submission={submissions.second} keep={keep} prefix="aside-" refusal={t('refused')}>
        {merge}
        <input type="hidden" name="decision" value="setAside" />
        <div>
          <SubmitButton wide="phone" variant="second">
            {t('setAside')}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
