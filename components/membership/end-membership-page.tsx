import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { localised } from '@/lib/i18n/localised';
import type { EndMembershipView } from '@/lib/memberships/views';
import { inLocale, routes } from '@/lib/routes';
import { EndMembershipForm } from './end-membership-form';

/** The question of the dialog as a page, for when there is no script. */
export function EndMembershipPage({ view: { side, member }, submission }: { view: EndMembershipView; submission: string }) {
  const t = useTranslations('team');
  const locale = useLocale();
  const back = inLocale(locale, routes.team(side));
  const ending = member.you ? 'leave' : 'remove';
  const title = t(`end.${ending}Title`, { name: localised(member.name, locale).text });
  return (
    <PageFrame title={title} trail={[{ href: back, label: t('title') }]} crumb={t(`actions.${ending}`)} lead={t(`end.${ending}Text`)}>
      <div className="flex flex-wrap gap-3">
        <EndMembershipForm membershipId={member.id} ending={ending} submission={submission} title={title} />
        <ButtonLink variant="second" href={back}>
          {t('end.cancel')}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
