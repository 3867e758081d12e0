import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideEnd } from '@/components/layout/split';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Bdi } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { formatDay } from '@/lib/i18n/formats';
import { withdrawChangeAction } from '@/lib/organisations/actions';
import type { ProfileView } from '@/lib/organisations/views';
import { inLocale, routes } from '@/lib/routes';
import { ChangeTable } from './change-table';
import { DocumentFacts, IdentityFacts, ProseFacts } from './file-facts';
import { LogoForm } from './logo-form';
import { OrganisationAvatar } from './organisation-avatar';
import { OrganisationBadge } from './organisation-badge';
import { ProfileForm } from './profile-form';

interface Props {
  view: ProfileView;
  /** One for each form of the page. */
  submissions: { save: string; withdraw: string };
}

/** An organisation's file as its own people see it: where it stands, what comes next, and all that it holds. */
export function ProfilePage({ view, submissions }: Props) {
  const t = useTranslations('profile');
  const home = useTranslations('nav')('home');
  const locale = useLocale();
  const { file, side, editable } = view;
  return (
    <PageFrame
      trail={[{ href: inLocale(locale, routes.workspace(side)), label: home }]}
      crumb={t('crumb')}
      eyebrow={<OrganisationBadge state={file.state} />}
      title={t('title')}
      lead={<LocalText text={file.name} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {view.done !== undefined && <Alert tone="ok" live title={t(`done.${view.done}`)} />}
        <Standing view={view} />
        <AsideEnd
          label={t('aside')}
          aside={
            <>
              {editable ? (
                <LogoForm view={view} />
              ) : (
                <Panel>
                  <OrganisationAvatar organisation={file} big />
                </Panel>
              )}
              {file.state === 'verified' && (
                <Panel title={t('public.title')} divided={false}>
                  <p className="text-ink-muted text-sm">{t('public.text')}</p>
                  <p>
                    <a href={inLocale(locale, routes.organisation(file.id))} className="inline-flex min-h-target items-center">
                      {t('public.link')}
                    </a>
                  </p>
                </Panel>
              )}
            </>
          }
        >
          <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
            {view.change && <WaitingChange view={view} submission={submissions.withdraw} />}
            {editable ? <ProfileForm view={view} submission={submissions.save} /> : <ReadOnly view={view} />}
          </div>
        </AsideEnd>
      </div>
    </PageFrame>
  );
}

/** Where the file stands, in words, and what is missing, each with the way to its field. */
function Standing({ view }: { view: ProfileView }) {
  const t = useTranslations('profile.standing');
  const errors = useTranslations('errors');
  const locale = useLocale();
  const { file, missing, editable, reason, submittedAt } = view;
  const { state } = file;
  if (state === 'verified') return null;
  if (state === 'submitted') {
    return <Alert title={t('submitted.title')}>{t('submitted.text', { day: submittedAt ? formatDay(submittedAt, locale) : '' })}</Alert>;
  }
  if (state === 'suspended') {
    return (
      <Alert tone="bad" title={t('suspended.title')}>
        {reason !== null && (
          <p>
            <Bdi>{reason}</Bdi>
          </p>
        )}
        <p>{t('suspended.text')}</p>
      </Alert>
    );
  }
  return (
    <Alert tone="warn" title={t(`${state}.title`)}>
      {reason !== null && (
        <p>
          <Bdi>{reason}</Bdi>
        </p>
      )}
      <p>{t(`${state}.text`)}</p>
      {missing.length > 0 && (
        <>
          <p className="mt-2 font-semibold">{t('missing', { count: missing.length })}</p>
          <ul className="bullets">
            {missing.map(([field, code]) => (
              <li key={field}>
                {editable ? (
                  <a href={`#${field}`} className="inline-block py-1">
                    {errors(code as 'nameMissing')}
                  </a>
                ) : (
                  errors(code as 'nameMissing')
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}

function WaitingChange({ view, submission }: { view: ProfileView; submission: string }) {
  const t = useTranslations('profile.change');
  const locale = useLocale();
  const { change, file, editable } = view;
  if (!change) return null;
  return (
    <Panel title={t('title')}>
      <p className="text-ink-muted">{t('text', { day: formatDay(change.since, locale) })}</p>
      <ChangeTable lines={change.lines} />
      {editable && (
        <Form action={withdrawChangeAction} submission={submission} prefix="withdraw-" refusal={t('refused')}>
          <input type="hidden" name="organisationId" value={file.id} />
          <input type="hidden" name="changeId" value={change.id} />
          <div>
            <SubmitButton variant="second" wide="phone">
              {t('withdraw')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Panel>
  );
}

function ReadOnly({ view }: { view: ProfileView }) {
  const t = useTranslations('profile');
  return (
    <>
      <Alert title={t('membersRead')} />
      <Panel title={t('identity')}>
        <IdentityFacts file={view.file} />
      </Panel>
      <Panel title={t('story')}>
        <ProseFacts file={view.file} />
      </Panel>
      <Panel title={t('document')}>
        <DocumentFacts file={view.file} />
      </Panel>
    </>
  );
}
