import { useLocale, useTranslations } from 'next-intl';
import { AskForm } from '@/components/forms/ask-form';
import { CheckboxGroup, RadioCards } from '@/components/forms/choice-fields';
import { SelectField } from '@/components/forms/select-field';
import { SkillsPicker } from '@/components/forms/skills-picker';
import { SubmitButton } from '@/components/forms/submit-button';
import { NumberField } from '@/components/forms/text-field';
import { Ranking } from '@/components/match/ranking';
import { ButtonLink } from '@/components/ui/button';
import { Card, Panel } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { SOUGHT, UNITS } from '@/lib/for-companies/rules';
import type { FitView, ForCompaniesView } from '@/lib/for-companies/views';
import { LANGUAGES, MAX_SKILLS, MODES } from '@/lib/listings/rules';
import type { Linked } from '@/lib/origins/rules';
import { inLocale, routes } from '@/lib/routes';
import { AnswerList } from './answer-list';

/** Where the questions stand on their page, and their answer. */
export const QUESTIONS = 'questions';

/** Six questions, and the needs that fit the answers. Answered, the needs come first and the questions are folded. */
export function Questions({ view }: { view: ForCompaniesView }) {
  const t = useTranslations('forCompanies.questions');
  const { fit } = view;
  return (
    <section id={QUESTIONS} aria-labelledby="questions-title" className="scroll-mt-4 pt-section">
      <h2 id="questions-title">{t(fit ? 'fitTitle' : 'title')}</h2>
      <p className="mt-2 mb-5 max-w-measure text-ink-muted">{t(fit ? 'fitLead' : 'lead')}</p>
      {fit ? (
        <Fit fit={fit} anonymous={view.anonymous} from={view.from}>
          <Disclosure summary={t('change')}>
            <div className="pt-4">
              <QuestionForm view={view} />
            </div>
          </Disclosure>
        </Fit>
      ) : (
        <Card>
          <QuestionForm view={view} />
        </Card>
      )}
    </section>
  );
}

interface FitProps {
  fit: FitView;
  anonymous: boolean;
  from: Linked | null;
  children: React.ReactNode;
}

function Fit({ fit, anonymous, from, children }: FitProps) {
  const t = useTranslations('forCompanies.questions');
  const locale = useLocale();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Panel title={t('answers')}>
        <AnswerList words={fit.words} />
        {children}
      </Panel>
      <Ranking ranking={fit.ranking} />
      <p className="flex flex-wrap items-center gap-x-5 gap-y-3">
        {anonymous && (
          <ButtonLink href={inLocale(locale, routes.register('company', fit.query, from))} wide="phone">
            {t('register')}
          </ButtonLink>
        )}
        <a href={inLocale(locale, routes.companyBrief(fit.query))} className="inline-flex min-h-target items-center">
          {t('brief')}
        </a>
        <a href={inLocale(locale, routes.needs())} className="inline-flex min-h-target items-center">
          {t('allNeeds')}
        </a>
      </p>
      {anonymous && <p className="max-w-measure text-ink-muted text-sm">{t('kept')}</p>}
    </div>
  );
}

function QuestionForm({ view: { state, regions, skills, from } }: { view: ForCompaniesView }) {
  const t = useTranslations('forCompanies.questions');
  const sectors = useTranslations('sectors');
  const modes = useTranslations('modes');
  const languages = useTranslations('languages');
  const listings = useTranslations('listings');
  const locale = useLocale();
  return (
    <AskForm action={`${inLocale(locale, routes.forCompanies())}#${QUESTIONS}`} state={state} refusal={t('refused')}>
      {from && <input type="hidden" name="from" value={from} />}
      <NumberField name="people" label={t('people')} unit={t('peopleUnit')} />
      <SelectField
        name="province"
        label={t('province')}
        options={regions.map((region) => ({
          label: region.name,
          options: region.provinces.map((province) => ({ value: province.code, label: province.name })),
        }))}
      />
      <SkillsPicker
        name="skills"
        label={t('skills')}
        hint={listings('skillsHint')}
        skills={skills.skills}
        families={skills.families}
        max={MAX_SKILLS}
        maxProposals={0}
      />
      <SelectField
        name="sector"
        label={t('sector')}
        options={SOUGHT.map((value) => ({ value, label: value === 'any' ? t('any') : sectors(value) }))}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2">
        <NumberField name="time" label={t('time')} hint={t('timeHint')} decimal />
        <SelectField
          name="unit"
          label={t('unit')}
          hint={t('unitHint')}
          empty={null}
          options={UNITS.map((value) => ({ value, label: t(`units.${value}`) }))}
        />
      </div>
      <RadioCards name="mode" label={t('mode')} columns={3} choices={MODES.map((value) => ({ value, label: modes(value) }))} />
      <CheckboxGroup
        name="languages"
        label={t('languages')}
        columns={2}
        choices={LANGUAGES.map((value) => ({ value, label: languages(value) }))}
      />
      <div>
        <SubmitButton wide="phone">{t('submit')}</SubmitButton>
      </div>
    </AskForm>
  );
}
