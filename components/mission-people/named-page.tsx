import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { NoticePage } from '@/components/layout/notice-page';
import { Wrap } from '@/components/layout/wrap';
import { LocalText } from '@/components/listing/local-text';
import { LinkForm } from '@/components/person/mailed-link';
import { NewcomerFields } from '@/components/person/newcomer-fields';
import { SignOutForm } from '@/components/person/sign-out-form';
import { Bdi, Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { declineMissionAction, joinAsNewcomerAction, joinMissionAction } from '@/lib/mission-people/actions';
import type { NamedMissionView, NamedView } from '@/lib/mission-people/views';
import type { FormAction } from '@/lib/result';
import { inLocale, routes } from '@/lib/routes';

interface Props {
  view: NamedView;
  /** One for each form of the page. */
  submissions: { join: string; decline: string };
}

/** Behind the link of somebody who is named on a mission: opening it changes nothing, its forms do. */
export function NamedPage({ view, submissions }: Props) {
  if (!('mission' in view)) return <Over state={view.state} />;
  const { state, mission } = view;
  return (
    <>
      {state === 'newcomer' && <Newcomer mission={mission} submission={submissions.join} />}
      {state === 'join' && <Join mission={mission} submission={submissions.join} />}
      {(state === 'signIn' || state === 'otherPerson' || state === 'receiver') && <NotYet state={state} mission={mission} />}
      {/* Whoever sits at somebody else's account does not answer for them. */}
      {state !== 'otherPerson' && <Decline mission={mission} submission={submissions.decline} />}
    </>
  );
}

function Title({ mission }: { mission: NamedMissionView }) {
  const t = useTranslations('missionPeople.invitation');
  return t.rich('title', { mission: () => <LocalText text={mission.title} /> });
}

/** Who asks, and for what. */
function Letter({ mission }: { mission: NamedMissionView }) {
  const t = useTranslations('missionPeople.invitation');
  const facts = useTranslations('mission.facts');
  const words = useTranslations('request');
  const locale = useLocale();
  const { namedBy, giverName, receiverName, objective, startsOn, endsOn, quarters, mode, regime, place, email } = mission;
  return (
    <>
      <p className="text-lg">
        {t.rich('from', {
          by: () => <LocalText text={namedBy} />,
          giver: () => <LocalText text={giverName} />,
          receiver: () => <LocalText text={receiverName} />,
        })}{' '}
        {t('free')}
      </p>
      <KeyValue
        rows={[
          ...(objective === null
            ? []
            : [{ key: 'objective', term: t('facts.objective'), value: <Bdi className="whitespace-pre-line">{objective}</Bdi> }]),
          { key: 'as', term: t('facts.as'), value: <Bdi>{mission.function}</Bdi> },
          {
            key: 'period',
            term: facts('period'),
            value: facts('periodOf', { from: formatDay(startsOn, locale), until: formatDay(endsOn, locale) }),
          },
          { key: 'hours', term: t('facts.hours'), value: formatHours(quarters, locale) },
          { key: 'place', term: facts('place'), value: facts.rich('placeOf', { mode, place: () => <LocalText text={place} /> }) },
          { key: 'regime', term: facts('regime'), value: words('regime', { regime }) },
          { key: 'email', term: t('facts.email'), value: <Code className="wrap-anywhere">{email}</Code> },
        ]}
      />
    </>
  );
}

interface FormProps {
  mission: NamedMissionView;
  submission: string;
}

/** What is asked, and the answer: `children` is what else it needs. */
function Agreeing({
  mission,
  submission,
  action,
  submit,
  children,
}: FormProps & { action: FormAction; submit: string; children?: ReactNode }) {
  const t = useTranslations('missionPeople.invitation');
  return (
    <LinkForm
      token={mission.token}
      action={action}
      submission={submission}
      title={t('document')}
      refusal={t('refused')}
      submit={submit}
      header={
        <>
          <h1>
            <Title mission={mission} />
          </h1>
          <Letter mission={mission} />
        </>
      }
    >
      {children}
    </LinkForm>
  );
}

function Newcomer(props: FormProps) {
  const t = useTranslations();
  return (
    <Agreeing {...props} action={joinAsNewcomerAction} submit={t('missionPeople.invitation.accept')}>
      <NewcomerFields email={props.mission.email} />
    </Agreeing>
  );
}

function Join(props: FormProps) {
  const t = useTranslations('missionPeople.invitation');
  return <Agreeing {...props} action={joinMissionAction} submit={t('join')} />;
}

/** The address has an account, which is not the one that is signed in, or which may not agree. */
function NotYet({ state, mission }: { state: 'signIn' | 'otherPerson' | 'receiver'; mission: NamedMissionView }) {
  const t = useTranslations('missionPeople.invitation');
  const locale = useLocale();
  const here = routes.missionInvitation(mission.token);
  return (
    <NoticePage
      title={<Title mission={mission} />}
      lead={t(state === 'signIn' ? 'signInFirst' : state)}
      actions={
        state === 'otherPerson' ? (
          <SignOutForm locale={locale} label={t('signOut')} next={here} />
        ) : state === 'signIn' ? (
          <ButtonLink href={inLocale(locale, routes.signIn(here))}>{t('signIn')}</ButtonLink>
        ) : undefined
      }
    >
      <Letter mission={mission} />
    </NoticePage>
  );
}

function Decline({ mission, submission }: FormProps) {
  const t = useTranslations('missionPeople.invitation');
  return (
    <Wrap className="pb-section">
      <div className="max-w-measure">
        <Panel title={t('declineTitle')}>
          <p className="text-ink-muted">{t('declineText')}</p>
          <Form action={declineMissionAction} submission={submission} refusal={t('declineRefused')} prefix="decline-">
            <input type="hidden" name="token" value={mission.token} />
            <div>
              <SubmitButton variant="second" wide="phone">
                {t('decline')}
              </SubmitButton>
            </div>
          </Form>
        </Panel>
      </div>
    </Wrap>
  );
}

function Over({ state }: { state: Exclude<NamedView, { mission: NamedMissionView }>['state'] }) {
  const t = useTranslations('missionPeople.invitation');
  const locale = useLocale();
  return (
    <NoticePage
      title={t(`over.${state}.title`)}
      lead={t(`over.${state}.lead`)}
      actions={
        state === 'confirmed' ? (
          <ButtonLink href={inLocale(locale, routes.myMissions())}>{t('toMissions')}</ButtonLink>
        ) : (
          <a href={inLocale(locale, routes.help())}>{t('help')}</a>
        )
      }
    />
  );
}
