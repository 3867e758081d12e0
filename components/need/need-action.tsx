import { useLocale, useTranslations } from 'next-intl';
import { StickyAction } from '@/components/layout/sticky-action';
import { ButtonLink } from '@/components/ui/button';
import { formatHours } from '@/lib/i18n/hours';
import type { NeedAction, NeedView } from '@/lib/needs/views';
import { inLocale } from '@/lib/routes';

interface Props {
  need: NeedView;
  action: NeedAction;
}

const noteOf = { own: 'ownNote', pledge: 'pledgeNote', signIn: 'pledgeNote', propose: 'proposeNote' } as const;

/** The one thing the reader may do with the need, or why there is none. */
export function NeedActionPanel({ need, action }: Props) {
  const t = useTranslations('needs.page');
  const locale = useLocale();
  if (action.kind === 'none') {
    return <p className="text-ink-muted text-sm">{t(`reasons.${action.reason}`, { kind: need.owner.kind })}</p>;
  }
  return (
    <div className="grid gap-4 print:hidden">
      <ButtonLink wide="always" href={inLocale(locale, action.href)}>
        {t(action.kind)}
      </ButtonLink>
      <p className="text-ink-muted text-sm">{t(noteOf[action.kind])}</p>
    </div>
  );
}

/** The same at the foot of a phone, where the panel is far below the title. */
export function NeedActionBar({ need, action }: Props) {
  const t = useTranslations('needs.page');
  const locale = useLocale();
  if (action.kind === 'none') return null;
  return (
    <StickyAction>
      <ButtonLink wide="always" href={inLocale(locale, action.href)}>
        {action.kind === 'pledge' ? t('pledgeShort', { hours: formatHours(need.quartersLeft, locale) }) : t(action.kind)}
      </ButtonLink>
    </StickyAction>
  );
}
