import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { NoticePage } from '@/components/layout/notice-page';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { ButtonLink } from '@/components/ui/button';
import { leaveContactAction } from '@/lib/forums/actions';
import type { StandPageView } from '@/lib/forums/views';
import { inLocale, routes } from '@/lib/routes';
import { ForumDays } from './forum-days';
import { ConsentField, VisitorFields } from './visitor-fields';

/** What a stand's code opens: a short form. */
export function StandPage({ stand, submission }: { stand: StandPageView; submission: string }) {
  const t = useTranslations('stand');
  const { organisation, forum, code } = stand;
  return (
    <PageFrame
      title={<LocalText text={organisation.name} />}
      eyebrow={
        <span>
          <LocalText text={forum.name} /> · <ForumDays {...forum} />
        </span>
      }
      lead={t('lead')}
    >
      <Form action={leaveContactAction} submission={submission} refusal={t('refused')}>
        <input type="hidden" name="code" value={code} />
        <VisitorFields reach={t('reach')} />
        <TextArea name="spokeOf" label={t('spokeOf')} hint={t('spokeOfHint')} rows={3} />
        <ConsentField />
        <div>
          <SubmitButton wide="phone">{t('submit')}</SubmitButton>
        </div>
      </Form>
    </PageFrame>
  );
}

/** After it was sent: thanks, and who they met. */
export function StandThanks({ stand: { code, organisation, forum } }: { stand: StandPageView }) {
  const t = useTranslations('stand');
  const locale = useLocale();
  return (
    <NoticePage
      title={t('thanks')}
      lead={t('thanksText')}
      actions={
        <>
          <ButtonLink href={inLocale(locale, routes.organisation(organisation.id))}>{t('page')}</ButtonLink>
          <a href={inLocale(locale, routes.forum(forum.id))} className="inline-flex min-h-target items-center">
            {t('forum')}
          </a>
          <a href={inLocale(locale, routes.forCompanies('', 'forum'))} className="inline-flex min-h-target items-center">
            {t('forCompanies')}
          </a>
          <a href={inLocale(locale, routes.stand(code))} className="inline-flex min-h-target items-center">
            {t('again')}
          </a>
        </>
      }
    >
      <p>
        <b>
          <LocalText text={organisation.name} />
        </b>
      </p>
      <p className="text-ink-muted">
        <LocalText text={organisation.mission} />
      </p>
    </NoticePage>
  );
}
