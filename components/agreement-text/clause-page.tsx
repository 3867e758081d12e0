import { useLocale, useTranslations } from 'next-intl';
import { AgreementText } from '@/components/agreement/agreement-text';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Bullets } from '@/components/ui/bullets';
import { Panel } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { changeClauseAction } from '@/lib/agreement-texts/actions';
import type { ClausePageView } from '@/lib/agreement-texts/views';
import { placeholders } from '@/lib/agreements/rules';
import { formatDay } from '@/lib/i18n/formats';
import { inLocale, routes } from '@/lib/routes';

/** One clause, what counsel is asked about it, how it read before, and for administrators the way to change it. */
export function ClausePage({ view, submission }: { view: ClausePageView; submission: string }) {
  const t = useTranslations('agreementTexts');
  const locale = useLocale();
  return (
    <PageFrame title={<LocalText text={view.title} />} trail={[{ href: inLocale(locale, routes.agreementTexts()), label: t('title') }]}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Panel title={t('now')}>
          <p className="text-ink-muted text-sm">{t('nowText')}</p>
          <AgreementText clauses={[view.clause]} />
        </Panel>
        {view.notes.length > 0 && (
          <Panel title={t('notes')}>
            <Bullets>{view.notes.map((note) => note[locale])}</Bullets>
          </Panel>
        )}
        {view.initial && (
          <Panel title={t('change')}>
            <p>{t('changeText')}</p>
            <Form
              action={changeClauseAction}
              submission={submission}
              refusal={t('notChanged')}
              title={view.title[locale] ?? t('title')}
              initial={view.initial}
            >
              <input type="hidden" name="code" value={view.code} />
              <input type="hidden" name="version" value={view.version} />
              <TextField name="titleFr" label={t('titleFr')} />
              <TextArea name="fr" label={t('textFr')} rows={10} />
              <TextField name="titleAr" label={t('titleAr')} />
              <TextArea name="ar" label={t('textAr')} rows={10} />
              <Disclosure summary={t('placeholders')}>
                <Placeholders />
              </Disclosure>
              <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
              <div>
                <SubmitButton wide="phone">{t('save')}</SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
        {view.earlier.length > 0 && (
          <section aria-labelledby="earlier" className="grid grid-cols-[minmax(0,1fr)] gap-3">
            <h2 id="earlier">{t('earlier')}</h2>
            {view.earlier.map(({ until, clause }) => (
              <Disclosure key={until.version} summary={t('until', { version: until.version, date: formatDay(until.createdAt, locale) })}>
                <AgreementText clauses={[clause]} />
              </Disclosure>
            ))}
          </section>
        )}
      </div>
    </PageFrame>
  );
}

/** What may stand between braces, as it is typed, and what is filled in there. */
function Placeholders() {
  const t = useTranslations();
  return (
    <>
      <p>{t('agreementTexts.placeholdersText')}</p>
      <dl className="mt-3 grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        {placeholders.map((name) => (
          <div key={name} className="contents">
            <dt>
              <code dir="ltr" className="text-sm">{`{${name}}`}</code>
            </dt>
            <dd className="text-ink-muted text-sm">{t(`agreements.fields.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
