import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Code } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { KeyValue } from '@/components/ui/key-value';
import { writeCode } from '@/lib/agreements/rules';
import { issueCertificateAction } from '@/lib/certificates/actions';
import { CERTIFICATES_SHOWN, type CertificateHolder, type CertifiedHours, daysOf } from '@/lib/certificates/rules';
import type { CertificatesView, CertificateView, HolderView } from '@/lib/certificates/views';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { inLocale, routes } from '@/lib/routes';

interface Props {
  view: CertificatesView;
  /** Whether one was just drawn up. */
  done: boolean;
  /** One for each form of the page. */
  submissions: Record<CertificateHolder, string>;
}

/** What the reader, or their association, can show of a mission's confirmed hours. */
export function CertificatesPage({ view: { missionId, missionReference, title, follows, holders }, done, submissions }: Props) {
  const t = useTranslations('certificates');
  const list = useTranslations('mission.list');
  const locale = useLocale();
  return (
    <PageFrame
      title={t('title')}
      trail={[
        follows
          ? { href: inLocale(locale, routes.mission(missionId)), label: <Code>{missionReference}</Code> }
          : { href: inLocale(locale, routes.myMissions()), label: list('myTitle') },
      ]}
      lead={<LocalText text={title} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done && (
          <Alert tone="ok" title={t('done')}>
            {t('doneText')}
          </Alert>
        )}
        {holders.map((held) => (
          <Holder key={held.holder} missionId={missionId} held={held} submission={submissions[held.holder]} />
        ))}
      </div>
    </PageFrame>
  );
}

function Holder({ missionId, held, submission }: { missionId: number; held: HolderView; submission: string }) {
  const t = useTranslations('certificates');
  const { holder, name, hours, current, languages, earlier, more } = held;
  return (
    <Panel title={<LocalText text={name} />}>
      {typeof hours === 'string' ? <p>{t(`missing.${holder}.${hours}`)}</p> : <Certified hours={hours} />}
      {current.map((certificate) => (
        <Certificate key={certificate.id} certificate={certificate} />
      ))}
      {languages.length > 0 && (
        <Form action={issueCertificateAction} submission={submission} prefix={`${holder}-`} refusal={t('refused')}>
          <input type="hidden" name="missionId" value={missionId} />
          <input type="hidden" name="holder" value={holder} />
          <p>{t('issueText')}</p>
          <div className="flex flex-wrap gap-3">
            {languages.map((language) => (
              <SubmitButton key={language} name="language" value={language} wide="phone">
                {t(`issue.${language}`)}
              </SubmitButton>
            ))}
          </div>
        </Form>
      )}
      {earlier.length > 0 && (
        <Disclosure summary={t('earlier', { count: earlier.length })}>
          {earlier.map((certificate) => (
            <Certificate key={certificate.id} certificate={certificate} />
          ))}
          {more && <p className="text-ink-muted text-sm">{t('more', { count: CERTIFICATES_SHOWN })}</p>}
        </Disclosure>
      )}
    </Panel>
  );
}

function Certified({ hours }: { hours: CertifiedHours }) {
  const t = useTranslations('certificates');
  const locale = useLocale();
  const days = { days: daysOf(hours), from: formatDay(hours.startsOn, locale), until: formatDay(hours.endsOn, locale) };
  return <p>{t('confirmed', { hours: formatHours(hours.quarters, locale), period: t('document.periodOf', days) })}</p>;
}

function Certificate({ certificate: { id, language, reference, code, quarters, sha256, issuedAt } }: { certificate: CertificateView }) {
  const t = useTranslations('certificates');
  const document = useTranslations('agreements');
  const locale = useLocale();
  return (
    <div>
      <KeyValue
        rows={[
          { key: 'language', term: t('language'), value: t(`languages.${language}`) },
          { key: 'reference', term: document('reference'), value: <Code>{reference}</Code> },
          { key: 'hours', term: t('document.hours'), value: formatHours(quarters, locale) },
          { key: 'issued', term: t('document.issuedOn'), value: formatDay(issuedAt, locale) },
          { key: 'code', term: document('code'), value: <Code>{writeCode(code)}</Code> },
          { key: 'hash', term: document('hash'), value: <Code className="break-all text-sm">{sha256}</Code> },
        ]}
      />
      <p className="flex flex-wrap gap-x-6">
        <a href={routes.certificate(id)} download className="inline-flex min-h-target items-center">
          {t(`download.${language}`)}
        </a>
        <a href={inLocale(locale, routes.verified(code))} className="inline-flex min-h-target items-center">
          {t('verify')}
        </a>
      </p>
    </div>
  );
}
