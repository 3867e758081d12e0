import { getTranslations } from 'next-intl/server';
import { CalendarPage } from '@/components/calendar/calendar-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadOwnCalendar } from '@/lib/calendars/loaders';
import { calendarDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/account/calendar'>;

export const generateMetadata = answeredMetadata<Props>(async () => {
  await loadOwnCalendar();
  const t = await getTranslations('calendar');
  return { title: t('title'), robots: { index: false } };
});

export default answeredPage<Props>(async ({ searchParams }) => {
  const [{ since }, { done }] = await Promise.all([loadOwnCalendar(), searchParams]);
  return (
    <CalendarPage
      since={since}
      done={calendarDone.find((candidate) => candidate === done)}
      submissions={{ open: crypto.randomUUID(), close: crypto.randomUUID() }}
    />
  );
});
