import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { NumberField, TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { dayOf } from '@/lib/i18n/day';
import { reviseReportAction } from '@/lib/reports/actions';
import { NARRATIVES } from '@/lib/reports/rules';
import { targetField } from '@/lib/reports/schema';
import type { ReportForm as View } from '@/lib/reports/views';
import { inLocale, routes } from '@/lib/routes';
import { PeriodFields } from './report-list';
import { useReportsTrail } from './report-page';

/** Its period, its targets, and what its people write, in both languages. */
export function ReportForm({
  form: { id, version, title, startsOn, endsOn, words, targets },
  submission,
}: {
  form: View;
  submission: string;
}) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const page = inLocale(locale, routes.report(id));
  const initial = {
    startsOn: [dayOf(startsOn)],
    endsOn: [dayOf(endsOn)],
    ...Object.fromEntries(Object.entries(words).map(([name, text]) => [name, [text ?? '']])),
    ...Object.fromEntries(targets.map(({ indicator, target }) => [targetField(indicator), [target === null ? '' : String(target)]])),
  };
  return (
    <PageFrame trail={[...useReportsTrail(), { href: page, label: title }]} title={t('edit.title')}>
      <Form action={reviseReportAction} submission={submission} title={t('edit.title')} refusal={t('edit.refused')} initial={initial}>
        <input type="hidden" name="reportId" value={id} />
        <input type="hidden" name="version" value={version} />
        <PeriodFields />
        <fieldset className="grid gap-6">
          <legend className="mb-3 font-semibold text-lg">{t('edit.targets')}</legend>
          <div className="grid items-start gap-6 md:grid-cols-2">
            {targets.map(({ indicator, unit }) => (
              <NumberField
                key={indicator}
                name={targetField(indicator)}
                label={t(`indicators.${indicator}.name`)}
                hint={t(`indicators.${indicator}.definition`)}
                unit={t(`units.${unit}`)}
                optional
              />
            ))}
          </div>
        </fieldset>
        {NARRATIVES.map((part) => (
          <fieldset key={part} className="grid gap-6">
            <legend className="mb-3 font-semibold text-lg">{t(`narratives.${part}`)}</legend>
            <TextArea name={`${part}Fr`} label={t('edit.inFrench')} rows={5} optional />
            <TextArea name={`${part}Ar`} label={t('edit.inArabic')} rows={5} optional />
          </fieldset>
        ))}
        <div className="flex flex-wrap gap-3">
          <SubmitButton wide="phone">{t('edit.submit')}</SubmitButton>
          <ButtonLink variant="quiet" wide="phone" href={page}>
            {t('edit.back')}
          </ButtonLink>
        </div>
      </Form>
    </PageFrame>
  );
}
