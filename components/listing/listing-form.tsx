import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CheckboxGroup, RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { type SkillDetail, SkillsPicker } from '@/components/forms/skills-picker';
import { SubmitButton } from '@/components/forms/submit-button';
import { FORMATS, LANGUAGES, MAX_PROPOSALS, MAX_SKILLS, WRITTEN_IN } from '@/lib/listings/rules';
import type { ListingFormView } from '@/lib/listings/views';
import type { FormAction } from '@/lib/result';
import { inLocale, routes } from '@/lib/routes';
import { DraftForm } from './draft-form';

interface Props {
  noun: 'need' | 'offer';
  view: ListingFormView;
  publish: FormAction;
  edit: FormAction;
  submission: string;
  children: ReactNode;
}

/** The form around the fields of a need or an offer: a draft that saves itself, or a listing to change. */
export function ListingForm({ noun, view, publish, edit, submission, children }: Props) {
  const t = useTranslations(`${noun}s.form`);
  const manage = useTranslations('manage');
  const locale = useLocale();
  const { side, subject, initial, first } = view;
  const hidden = <input type="hidden" name="side" value={side} />;
  if (subject.kind === 'edit') {
    const { id, version, seen, returned } = subject.edited;
    return (
      <Form action={edit} submission={submission} title={t('editTitle')} refusal={manage('notChanged')} initial={initial}>
        {hidden}
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="seen" value={seen} />
        {children}
        <div>
          <SubmitButton wide="phone">{manage(returned ? 'resubmit' : 'saveChanges')}</SubmitButton>
        </div>
      </Form>
    );
  }
  const [list, draftPage] = noun === 'need' ? [routes.ownNeeds, routes.needDraft] : [routes.ownOffers, routes.offerDraft];
  const sent = subject.kind === 'sent';
  const draft = sent
    ? { id: subject.draftId, version: 1, fields: {}, savedAt: new Date().toISOString(), userId: null }
    : { ...subject.draft, savedAt: subject.draft.savedAt.toISOString() };
  return (
    <DraftForm
      draft={draft}
      submission={submission}
      title={t('title')}
      refusal={t('notPublished')}
      initial={initial}
      {...(view.verified && { publish: { action: publish, label: first ? manage('submitFirst') : t('submit') } })}
      listHref={inLocale(locale, list(side))}
      signInHref={inLocale(locale, routes.signIn(draftPage(side, draft.id)))}
    >
      {hidden}
      {initial.template?.[0] !== undefined && <input type="hidden" name="template" value={initial.template[0]} />}
      {children}
    </DraftForm>
  );
}

/** The language that the texts of the form are in. */
export function WrittenInField() {
  const t = useTranslations('listings');
  const languages = useTranslations('languages');
  return (
    <RadioCards
      name="writtenIn"
      label={t('writtenIn')}
      hint={t('writtenInHint')}
      columns={2}
      choices={WRITTEN_IN.map((value) => ({ value, label: languages(value) }))}
    />
  );
}

export function SkillsField({ label, hint, detail, view }: { label: string; hint: string; detail: SkillDetail; view: ListingFormView }) {
  const t = useTranslations('listings');
  return (
    <SkillsPicker
      name="skills"
      label={label}
      hint={`${t('skillsHint')} ${hint}`}
      skills={view.skills.skills}
      families={view.skills.families}
      detail={detail}
      max={MAX_SKILLS}
      maxProposals={MAX_PROPOSALS}
    />
  );
}

export function FormatField() {
  const t = useTranslations('listings');
  const formats = useTranslations('formats');
  return (
    <RadioCards
      name="format"
      label={t('format')}
      choices={FORMATS.map((value) => ({ value, label: formats(value), hint: t(`formatHints.${value}`) }))}
    />
  );
}

export function LanguagesField() {
  const t = useTranslations('listings');
  const languages = useTranslations('languages');
  return <CheckboxGroup name="languages" label={t('languages')} choices={LANGUAGES.map((value) => ({ value, label: languages(value) }))} />;
}
