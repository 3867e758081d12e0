import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Panel } from '@/components/ui/card';
import type { WorkedView } from '@/lib/certificates/views';
import { formatHours } from '@/lib/i18n/hours';
import { inLocale, routes } from '@/lib/routes';

/** The way to the certificates of whoever worked on missions, those that they left among them. */
export function WorkedPanel({ worked }: { worked: readonly WorkedView[] }) {
  const t = useTranslations('certificates');
  const locale = useLocale();
  if (worked.length === 0) return null;
  return (
    <Panel title={t('mine')}>
      <ul className="grid gap-1">
        {worked.map(({ missionId, title, quarters }) => (
          <li key={missionId}>
            <a href={inLocale(locale, routes.certificates(missionId))} className="inline-flex min-h-target items-center">
              <LocalText text={title} />
            </a>{' '}
            · {formatHours(quarters, locale)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
