import { useLocale, useTranslations } from 'next-intl';
import { FormSection } from '@/components/forms/form-section';
import { TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { DraftForm } from '@/components/listing/draft-form';
import { Bullets } from '@/components/ui/bullets';
import { Disclosure } from '@/components/ui/disclosure';
import { locales } from '@/lib/i18n/locales';
import { inLocale, routes } from '@/lib/routes';
import { QUESTIONS, type Question } from '@/lib/value-propositions/rules';
import { answerField } from '@/lib/value-propositions/schema';
import type { PropositionFormView } from '@/lib/value-propositions/views';

interface Props {
  view: PropositionFormView;
  submission: string;
}

/** The five questions on one page: it saves itself, and leads to what it comes to. */
export function PropositionForm({ view: { draft }, submission }: Props) {
  const t = useTranslations('propositions');
  const locale = useLocale();
  return (
    <PageFrame
      trail={[{ href: inLocale(locale, routes.proposition()), label: t('title') }]}
      crumb={t('form.crumb')}
      title={t('form.title')}
      lead={t('form.lead')}
    >
      <div className="max-w-2xl">
        <DraftForm
          draft={{ ...draft, savedAt: draft.savedAt.toISOString() }}
          submission={submission}
          title={t('form.title')}
          refusal={t('form.refused')}
          initial={draft.fields}
          listHref={inLocale(locale, routes.proposition())}
          leave={t('form.reread')}
          signInHref={inLocale(locale, routes.signIn(routes.propositionDraft(draft.id)))}
        >
          {QUESTIONS.map((question) => (
            <Answer key={question} question={question} />
          ))}
        </DraftForm>
      </div>
    </PageFrame>
  );
}

const CHECKS = ['one', 'two', 'three'] as const;

/** One question, to be answered in the language of the page and in the other one. */
function Answer({ question }: { question: Question }) {
  const t = useTranslations('propositions');
  const locale = useLocale();
  const order = locales.toSorted((one, other) => Number(other === locale) - Number(one === locale));
  return (
    <FormSection title={t(`questions.${question}.label`)}>
      <p className="text-ink-muted">{t(`questions.${question}.hint`)}</p>
      <Disclosure summary={t('form.help')}>
        <div className="grid gap-3 pt-2 text-sm">
          <p>
            <b>{t('form.example')}</b> {t(`questions.${question}.example`)}
          </p>
          <div className="grid gap-1.5">
            <p>
              <b>{t('form.checks')}</b>
            </p>
            <Bullets>{CHECKS.map((check) => t(`questions.${question}.checks.${check}`))}</Bullets>
          </div>
        </div>
      </Disclosure>
      {order.map((lang) => (
        <TextArea key={lang} name={answerField(question, lang)} label={t(`form.in.${lang}`)} rows={4} optional={lang !== locale} />
      ))}
    </FormSection>
  );
}
