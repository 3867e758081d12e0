import { useTranslations } from 'next-intl';

/** When something was tried for the last time, and how often that was. One piece: on a phone its cell is a grid. */
export function LastAttempt({ at, when, attempts }: { at: Date; when: string; attempts: number }) {
  const t = useTranslations('failedMails');
  return (
    <span>
      <time dateTime={at.toISOString()}>{when}</time> ({t('attempts', { count: attempts })})
    </span>
  );
}
