import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { RequestBadge } from '@/components/request/request-badge';
import { Code } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { formatHours, formatHoursOblique } from '@/lib/i18n/hours';
import type { ConflictView } from '@/lib/requests/views';
import { inLocale, routes } from '@/lib/routes';

/** Other live requests on the same need or offer, where not all of them can be approved. */
export function DecisionConflicts({ conflicts }: { conflicts: ConflictView[] }) {
  const t = useTranslations('desk.decision.conflict');
  const locale = useLocale();
  if (conflicts.length === 0) return null;
  return (
    <Panel title={t('title')}>
      {conflicts.map((conflict) => (
        <div key={conflict.on} className="grid gap-2">
          <p>
            <LocalText text={conflict.title} />
            {' · '}
            {t(conflict.on, { asked: formatHoursOblique(conflict.asked, locale), left: formatHours(conflict.left, locale) })}
          </p>
          <ul className="divide-y divide-line">
            {conflict.others.map((other) => (
              <li key={other.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
                <a href={inLocale(locale, routes.decision(other.id))} className="inline-flex min-h-target items-center">
                  <Code>{other.reference}</Code>
                </a>
                <span>{formatHours(other.quarters, locale)}</span>
                <span className="text-ink-muted text-sm">
                  <LocalText text={conflict.on === 'need' ? other.giverName : other.receiverName} />
                </span>
                <RequestBadge state={other.state} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Panel>
  );
}
