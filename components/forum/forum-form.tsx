import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextArea, TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { createForumAction, reviseForumAction } from '@/lib/forums/actions';
import type { ForumFormView } from '@/lib/forums/views';
import { inLocale, routes } from '@/lib/routes';
import { useProgrammeForumTrail } from './forum-trail';

/** A new forum, or one that changes: when, where, what happens there. */
export function ForumForm({ view: { regions, forum }, submission }: { view: ForumFormView; submission: string }) {
  const t = useTranslations('programmeForums');
  const locale = useLocale();
  const title = forum ? t('edit') : t('new');
  return (
    <PageFrame title={title} trail={useProgrammeForumTrail(forum)}>
      <Form
        action={forum ? reviseForumAction : createForumAction}
        submission={submission}
        title={title}
        refusal={forum ? t('editRefused') : t('newRefused')}
        initial={forum?.fields}
      >
        {forum && (
          <>
            <input type="hidden" name="forumId" value={forum.id} />
            <input type="hidden" name="version" value={forum.version} />
          </>
        )}
        <TextField name="nameFr" label={t('nameFr')} hint={t('nameHint')} optional />
        <TextField name="nameAr" label={t('nameAr')} optional />
        <TextField name="place" label={t('place')} hint={t('placeHint')} />
        <SelectField
          name="province"
          label={t('province')}
          options={regions.map((region) => ({
            label: region.name,
            options: region.provinces.map((province) => ({ value: province.code, label: province.name })),
          }))}
        />
        <DateField name="startsOn" label={t('startsOn')} />
        <DateField name="endsOn" label={t('endsOn')} />
        <TextArea name="agendaFr" label={t('agendaFr')} hint={t('agendaHint')} rows={8} optional />
        <TextArea name="agendaAr" label={t('agendaAr')} rows={8} optional />
        <TextArea name="partners" label={t('partners')} hint={t('partnersHint')} rows={4} optional />
        <div className="flex flex-wrap gap-3">
          <SubmitButton wide="phone">{forum ? t('save') : t('create')}</SubmitButton>
          <ButtonLink
            variant="quiet"
            wide="phone"
            href={inLocale(locale, forum ? routes.programmeForum(forum.id) : routes.programmeForums())}
          >
            {t('back')}
          </ButtonLink>
        </div>
      </Form>
    </PageFrame>
  );
}
