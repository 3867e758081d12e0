import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { dayOf } from '@/lib/i18n/day';
import { endPartnershipAction, pausePartnershipAction, reviewPartnershipAction, revisePartnershipAction } from '@/lib/partnerships/actions';
import type { PartnershipView } from '@/lib/partnerships/views';
import { inLocale, routes } from '@/lib/routes';
import { PartnerNames } from './partnership-list';
import { usePartnershipsTrail } from './partnership-page';

interface Props {
  partnership: PartnershipView;
  submission: string;
}

/** What both aim at, and until when. */
export function RevisePage({ partnership, submission }: Props) {
  const t = useTranslations('partnership.edit');
  const { aims, endsOn } = partnership;
  return (
    <Step partnership={partnership} title={t('title')}>
      <Form
        action={revisePartnershipAction}
        submission={submission}
        title={t('title')}
        refusal={t('refused')}
        initial={{ aims: [aims ?? ''], endsOn: [dayOf(endsOn)] }}
      >
        <Which partnership={partnership} />
        <TextArea name="aims" label={t('aims')} hint={t('aimsHint')} rows={6} optional />
        <DateField name="endsOn" label={t('endsOn')} />
        <Buttons partnership={partnership} submit={<SubmitButton wide="phone">{t('submit')}</SubmitButton>} />
      </Form>
    </Step>
  );
}

const stops = { pause: pausePartnershipAction, end: endPartnershipAction } as const;

/** Asks before it is paused or ended, with a reason that both sides read. */
export function StopPage({ partnership, submission, step }: Props & { step: keyof typeof stops }) {
  const t = useTranslations(`partnership.${step}`);
  return (
    <Step partnership={partnership} title={t('title')}>
      <Alert tone="warn" title={t('lead')}>
        {t('text')}
      </Alert>
      <Form action={stops[step]} submission={submission} title={t('title')} refusal={t('refused')}>
        <Which partnership={partnership} />
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={4} />
        <Buttons partnership={partnership} submit={<SubmitButton wide="phone">{t('submit')}</SubmitButton>} />
      </Form>
    </Step>
  );
}

/** What a year brought, and what comes next: it stands as it was said. */
export function ReviewPage({ partnership, submission }: Props) {
  const t = useTranslations('partnership.review');
  return (
    <Step partnership={partnership} title={t('title')}>
      <p className="max-w-measure">{t('lead')}</p>
      <Form action={reviewPartnershipAction} submission={submission} title={t('title')} refusal={t('refused')}>
        <input type="hidden" name="partnershipId" value={partnership.id} />
        <TextArea name="reached" label={t('reached')} hint={t('reachedHint')} rows={5} />
        <TextArea name="next" label={t('next')} hint={t('nextHint')} rows={5} />
        <Buttons partnership={partnership} submit={<SubmitButton wide="phone">{t('submit')}</SubmitButton>} />
      </Form>
    </Step>
  );
}

function Step({ partnership, title, children }: { partnership: PartnershipView; title: string; children: ReactNode }) {
  const t = useTranslations('partnership');
  const locale = useLocale();
  const trail = [...usePartnershipsTrail(partnership), { href: inLocale(locale, routes.partnership(partnership.id)), label: t('title') }];
  return (
    <PageFrame trail={trail} title={title} lead={<PartnerNames row={partnership} />}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">{children}</div>
    </PageFrame>
  );
}

function Which({ partnership: { id, version } }: { partnership: PartnershipView }) {
  return (
    <>
      <input type="hidden" name="partnershipId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

function Buttons({ partnership, submit }: { partnership: PartnershipView; submit: ReactNode }) {
  const t = useTranslations('partnership');
  const locale = useLocale();
  return (
    <div className="flex flex-wrap gap-3">
      {submit}
      <ButtonLink variant="quiet" wide="phone" href={inLocale(locale, routes.partnership(partnership.id))}>
        {t('back')}
      </ButtonLink>
    </div>
  );
}
