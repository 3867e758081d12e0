import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { NoticePage } from '@/components/layout/notice-page';
import { LocalText } from '@/components/listing/local-text';
import { ButtonLink } from '@/components/ui/button';
import { cancelForumRegistrationAction } from '@/lib/forums/actions';
import type { CancellationView } from '@/lib/forums/views';
import { inLocale, routes } from '@/lib/routes';
import { ForumDays } from './forum-days';

/** Opening the link changes nothing; the button does. */
export function CancellationPage({ view, submission }: { view: CancellationView; submission: string }) {
  const t = useTranslations('forums');
  const locale = useLocale();
  if (view.state === 'unusable') {
    return (
      <NoticePage
        title={t('cancel.unusable')}
        lead={t('cancel.unusableText')}
        actions={
          <ButtonLink variant="second" href={inLocale(locale, routes.forums())}>
            {t('title')}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <NoticePage title={t('cancel.title')} lead={<LocalText text={view.forum.name} />}>
      <p>
        <ForumDays {...view.forum} />
      </p>
      <p>{t('cancel.text')}</p>
      <Form action={cancelForumRegistrationAction} submission={submission} refusal={t('cancel.refused')}>
        <input type="hidden" name="token" value={view.token} />
        <div>
          <SubmitButton wide="phone">{t('cancel.submit')}</SubmitButton>
        </div>
      </Form>
    </NoticePage>
  );
}
