import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { LATE_FROM_DAYS, type Urgency } from '@/lib/requests/rules';

const tones: Record<Urgency, { text: string; bar: string }> = {
  fresh: { text: '', bar: 'bg-line-strong' },
  due: { text: 'text-warning', bar: 'bg-warning-line' },
  late: { text: 'text-danger', bar: 'bg-danger' },
};

/** How long it has waited: words first, and a bar whose colour says the same. */
export function Age({ days, urgency }: { days: number; urgency: Urgency }) {
  const t = useTranslations('desk');
  const words = urgency === 'late' ? t('late', { days: days - LATE_FROM_DAYS + 1 }) : urgency === 'due' ? t('due') : null;
  return (
    <>
      <span className={classNames('inline-flex items-center gap-2 whitespace-nowrap font-semibold', tones[urgency].text)}>
        <span aria-hidden="true" className={classNames('h-6 w-1.5 rounded-xs forced-colors:bg-[CanvasText]', tones[urgency].bar)} />
        {t('days', { days })}
      </span>
      {words !== null && <span className="block text-ink-muted text-sm">{words}</span>}
    </>
  );
}
