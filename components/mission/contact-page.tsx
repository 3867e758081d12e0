import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { ButtonLink } from '@/components/ui/button';
import { appointContactAction } from '@/lib/missions/actions';
import { OWNERS } from '@/lib/missions/rules';
import type { AppointingView } from '@/lib/missions/views';
import { inLocale, routes } from '@/lib/routes';
import { useMissionTrail } from './mission-page';

interface Props {
  view: AppointingView;
  submission: string;
}

/** Who of the receiver the giver turns to. */
export function ContactPage({ view: { mission, people, contactId }, submission }: Props) {
  const t = useTranslations('mission.contact');
  const locale = useLocale();
  return (
    <PageFrame trail={useMissionTrail(mission)} title={t('title')} lead={t('lead')}>
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        <Form
          action={appointContactAction}
          submission={submission}
          title={t('title')}
          refusal={t('refused')}
          initial={{ contactId: [contactId === null ? OWNERS : String(contactId)] }}
        >
          <input type="hidden" name="missionId" value={mission.id} />
          <input type="hidden" name="version" value={mission.version} />
          <RadioCards
            name="contactId"
            label={t('who')}
            choices={[
              { value: OWNERS, label: t('owners'), hint: t('ownersHint') },
              ...people.map(({ id, name, title }) => ({
                value: String(id),
                label: <LocalText text={name} />,
                hint: <LocalText text={title} />,
              })),
            ]}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton wide="phone">{t('submit')}</SubmitButton>
            <ButtonLink variant="quiet" wide="phone" href={inLocale(locale, routes.mission(mission.id))}>
              {t('back')}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </PageFrame>
  );
}
