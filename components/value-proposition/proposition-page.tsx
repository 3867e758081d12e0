import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { formatDay, formatMoment } from '@/lib/i18n/formats';
import { inLocale, type PropositionDone, routes } from '@/lib/routes';
import { publishPropositionAction, startPropositionAction, unpublishPropositionAction } from '@/lib/value-propositions/actions';
import { QUESTIONS } from '@/lib/value-propositions/rules';
import type { PropositionView } from '@/lib/value-propositions/views';
import { BriefAnswers } from './brief-answers';
import { ClarityReport } from './clarity-report';

interface Props {
  view: PropositionView;
  done: PropositionDone | undefined;
  submissions: { start: string; publish: string; unpublish: string };
}

/** What the association says to companies: what is public, what is being written, how clear it is. */
export function PropositionPage({ view, done, submissions }: Props) {
  const t = useTranslations('propositions');
  const { draft, published } = view;
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        {published && <Published view={view} published={published} submission={submissions.unpublish} />}
        {draft ? (
          <Draft view={view} draft={draft} submission={submissions.publish} />
        ) : (
          <Start again={published !== null} submission={submissions.start} />
        )}
      </div>
    </PageFrame>
  );
}

function Start({ again, submission }: { again: boolean; submission: string }) {
  const t = useTranslations('propositions');
  return (
    <Panel title={t(again ? 'start.again' : 'start.title')}>
      <p>{t(again ? 'start.againText' : 'start.text')}</p>
      {!again && (
        <ol className="grid list-decimal gap-1.5 ps-6">
          {QUESTIONS.map((question) => (
            <li key={question}>{t(`questions.${question}.label`)}</li>
          ))}
        </ol>
      )}
      <Form action={startPropositionAction} submission={submission} refusal={t('start.refused')}>
        <input type="hidden" name="side" value="association" />
        <div>
          <SubmitButton variant={again ? 'second' : 'primary'} wide="phone">
            {t(again ? 'start.change' : 'start.submit')}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function Published({
  view,
  published,
  submission,
}: {
  view: PropositionView;
  published: NonNullable<PropositionView['published']>;
  submission: string;
}) {
  const t = useTranslations('propositions.published');
  const locale = useLocale();
  const { organisationId, verified, publisher, draft } = view;
  return (
    <Panel title={t('title')}>
      <p>{t(verified ? 'since' : 'hidden', { date: formatDay(published.at, locale) })}</p>
      {verified && (
        <p>
          <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.brief(organisationId))}>
            {t('open')}
          </ButtonLink>
        </p>
      )}
      {draft === null && <ClarityReport clarity={published.clarity} draftId={null} />}
      {publisher ? (
        <Form action={unpublishPropositionAction} submission={submission} prefix="unpublish-" refusal={t('refused')}>
          <input type="hidden" name="side" value="association" />
          <p className="text-ink-muted text-sm">{t('unpublishText')}</p>
          <div>
            <SubmitButton variant="quiet">{t('unpublish')}</SubmitButton>
          </div>
        </Form>
      ) : (
        <p className="text-ink-muted text-sm">{t('ownersOnly')}</p>
      )}
    </Panel>
  );
}

function Draft({ view, draft, submission }: { view: PropositionView; draft: NonNullable<PropositionView['draft']>; submission: string }) {
  const t = useTranslations('propositions.draft');
  const locale = useLocale();
  const { verified, publisher } = view;
  const ready = draft.publishable && verified && publisher;
  const why = !draft.publishable ? 'incomplete' : !verified ? 'notVerified' : 'ownersOnly';
  return (
    <Panel title={t('title')}>
      <p className="text-ink-muted text-sm">{t('savedOn', { moment: formatMoment(draft.savedAt, locale) })}</p>
      <ClarityReport clarity={draft.clarity} draftId={draft.id} />
      <p>
        <ButtonLink variant={ready ? 'second' : 'primary'} wide="phone" href={inLocale(locale, routes.propositionDraft(draft.id))}>
          {t('continue')}
        </ButtonLink>
      </p>
      {draft.clarity.answered > 0 && (
        <section aria-labelledby="preview" className="grid grid-cols-[minmax(0,1fr)] gap-5 border-line border-t pt-5">
          <h3 id="preview" className="text-base tracking-normal">
            {t('preview')}
          </h3>
          <BriefAnswers answers={draft.answers} level={4} />
        </section>
      )}
      {ready ? (
        <Form action={publishPropositionAction} submission={submission} prefix="publish-" refusal={t('refused')}>
          <input type="hidden" name="side" value="association" />
          <input type="hidden" name="draftId" value={draft.id} />
          <input type="hidden" name="draftVersion" value={draft.version} />
          <p>{t('publishText')}</p>
          <div>
            <SubmitButton wide="phone">{t('publish')}</SubmitButton>
          </div>
        </Form>
      ) : (
        <p className="text-ink-muted">{t(`why.${why}`)}</p>
      )}
    </Panel>
  );
}
