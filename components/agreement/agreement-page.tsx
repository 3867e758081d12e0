import { useLocale, useTranslations } from 'next-intl';
import { CheckboxGroup } from '@/components/forms/choice-fields';
import { FilesField } from '@/components/forms/files-field';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Badge, type Tone } from '@/components/ui/badge';
import { Bdi, Code } from '@/components/ui/bdi';
import { Bullets } from '@/components/ui/bullets';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { issueAgreementAction, signAgreementAction } from '@/lib/agreements/actions';
import { writeCode } from '@/lib/agreements/rules';
import type { AgreementStep, AgreementView, DocumentView, SidesView } from '@/lib/agreements/views';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import type { Bilingual } from '@/lib/i18n/localised';
import { type AgreementDone, inLocale, routes } from '@/lib/routes';
import { AgreementText } from './agreement-text';

const tones: Record<AgreementStep, Tone> = {
  prepare: 'wait',
  ready: 'info',
  waiting: 'wait',
  outside: 'wait',
  signed: 'ok',
  cancelled: 'neutral',
};

interface Props {
  view: AgreementView;
  done: AgreementDone | undefined;
  submissions: { issue: string; sign: string };
}

/** What two organisations agree on for a mission: what is missing, the document, who has signed, and the text. */
export function AgreementPage({ view, done, submissions }: Props) {
  const t = useTranslations('agreements');
  const locale = useLocale();
  const { missionId, document, outside } = view;
  return (
    <PageFrame
      title={t('title')}
      trail={[{ href: inLocale(locale, routes.mission(missionId)), label: <Code>{view.missionReference}</Code> }]}
      lead={<LocalText text={view.title} />}
      eyebrow={
        <>
          <Badge tone={tones[view.step]}>{t(`steps.${view.step}`)}</Badge>
          <span>{t.rich('mission', { reference: view.missionReference, code: (chunks) => <Code>{chunks}</Code> })}</span>
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && (
          <Alert tone="ok" title={t(`done.${done}`)}>
            {t(`done.${done}Text`)}
          </Alert>
        )}
        {outside ? (
          <Alert tone="info" title={t('outside')}>
            {t('outsideText')}
          </Alert>
        ) : (
          <Alert tone="warn" title={t('warning')}>
            {t('warningText')}
          </Alert>
        )}
        {view.step === 'prepare' && <Missing view={view} />}
        {view.mayPrepare && (
          <p>
            <ButtonLink
              variant={view.mayIssue || document ? 'second' : 'primary'}
              href={inLocale(locale, routes.prepareAgreement(missionId))}
            >
              {t('prepare')}
            </ButtonLink>
          </p>
        )}
        {view.mayIssue && (
          <Panel title={t('issue')}>
            <Form action={issueAgreementAction} submission={submissions.issue} prefix="issue-" refusal={t('notIssued')}>
              <input type="hidden" name="missionId" value={missionId} />
              <input type="hidden" name="version" value={view.version} />
              <p>{t('issueText')}</p>
              <div>
                <SubmitButton wide="phone">{t('issue')}</SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
        {document && (
          <Panel title={t('document')}>
            <DocumentFacts document={document} />
          </Panel>
        )}
        {(document || outside) && <Signatures sides={view.sides} hint={view.mayPrepare ? t('ownersSign') : undefined} />}
        {view.step === 'signed' && (
          <p>
            <ButtonLink variant="second" href={inLocale(locale, routes.amendments(missionId))}>
              {t('amendments')}
            </ButtonLink>
          </p>
        )}
        {view.signsFor && (
          <Panel title={t('sign')} id="sign">
            <Form action={signAgreementAction} submission={submissions.sign} prefix="sign-" refusal={t('notSignedYet')}>
              <input type="hidden" name="missionId" value={missionId} />
              {document && <input type="hidden" name="documentId" value={document.id} />}
              <SignatureFields signsFor={view.signsFor} outside={outside} />
            </Form>
          </Panel>
        )}
        {!outside && (
          <Panel title={t('text')}>
            <AgreementText clauses={view.clauses} />
          </Panel>
        )}
        {view.earlier.length > 0 && (
          <Panel title={t('earlier')}>
            {view.earlier.map((earlier) => (
              <DocumentFacts key={earlier.id} document={earlier} />
            ))}
          </Panel>
        )}
      </div>
    </PageFrame>
  );
}

function Missing({ view }: { view: AgreementView }) {
  const t = useTranslations('agreements');
  if (view.missing.length === 0) return null;
  return (
    <Panel title={t('missing')}>
      <p>{t('missingText')}</p>
      {view.missing.map(({ of, names, record }) => (
        <div key={of}>
          <h3 className="text-base tracking-normal">{t(`holders.${of}`)}</h3>
          <Bullets>
            {[...names.map((name) => t(`fields.${name}`)), ...record.map((name) => `${t(`fields.${name}`)} (${t('fromRecord')})`)]}
          </Bullets>
        </div>
      ))}
    </Panel>
  );
}

/** Who signs, with what they signed on paper; where the agreement was prepared outside, nothing else is kept of it. */
export function SignatureFields({ signsFor, outside = false }: { signsFor: Bilingual; outside?: boolean }) {
  const t = useTranslations('agreements');
  return (
    <>
      <p>
        {t('signFor')} <LocalText text={signsFor} />
      </p>
      <TextField name="name" label={t('signName')} autoComplete="name" />
      <TextField name="function" label={t('signFunction')} autoComplete="organization-title" />
      <FilesField name="scan" label={t('signScan')} hint={t(outside ? 'signScanOutside' : 'signScanHint')} optional={!outside} max={1} />
      <CheckboxGroup name="accept" label={t('sign')} choices={[{ value: 'on', label: t('signAccept') }]} />
      <div>
        <SubmitButton wide="phone">{t('signButton')}</SubmitButton>
      </div>
    </>
  );
}

export function DocumentFacts({ document }: { document: DocumentView }) {
  const t = useTranslations('agreements');
  const locale = useLocale();
  return (
    <div>
      <KeyValue
        rows={[
          { key: 'reference', term: t('reference'), value: <Code>{document.reference}</Code> },
          { key: 'issued', term: t('issuedOn'), value: formatDay(document.issuedAt, locale) },
          { key: 'text', term: t('textVersion'), value: formatNumber(document.textVersion) },
          { key: 'code', term: t('code'), value: <Code>{writeCode(document.code)}</Code> },
          { key: 'hash', term: t('hash'), value: <Code className="break-all text-sm">{document.sha256}</Code> },
        ]}
      />
      <p className="flex flex-wrap gap-x-6">
        <a href={routes.document(document.id)} download className="inline-flex min-h-target items-center">
          {t('download')}
        </a>
        <a href={inLocale(locale, routes.verified(document.code))} className="inline-flex min-h-target items-center">
          {t('verify')}
        </a>
      </p>
    </div>
  );
}

export function Signatures({ sides, hint }: { sides: SidesView; hint?: string | undefined }) {
  const t = useTranslations('agreements');
  const locale = useLocale();
  return (
    <Panel title={t('signatures')}>
      <KeyValue
        rows={sides.map(({ side, name, signature }) => ({
          key: side,
          term: <LocalText text={name} />,
          value:
            signature === null ? (
              t('notSigned')
            ) : (
              <>
                {t.rich('signedBy', {
                  who: () => <Bdi>{signature.name}</Bdi>,
                  what: () => <Bdi>{signature.function}</Bdi>,
                  date: formatDay(signature.signedAt, locale),
                })}
                {signature.scanName !== null && (
                  <span className="block">
                    <a href={routes.signedCopy(signature.id)} download className="inline-flex min-h-target items-center">
                      {t.rich('copy', { file: () => <Bdi>{signature.scanName}</Bdi> })}
                    </a>
                  </span>
                )}
              </>
            ),
        }))}
      />
      {hint !== undefined && <p className="text-ink-muted text-sm">{hint}</p>}
    </Panel>
  );
}
