import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Bdi } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { KeyValue } from '@/components/ui/key-value';
import { formatDay } from '@/lib/i18n/formats';
import { inLocale, routes } from '@/lib/routes';
import type { SupportStepView } from '@/lib/support/views';

interface Props {
  steps: SupportStepView[];
  /** Whose plan it is, for whoever keeps it. */
  organisationId: number | null;
}

/** The steps of a plan: what is to come, then what is done and what came of it. */
export function SupportSteps({ steps, organisationId }: Props) {
  const t = useTranslations('support');
  if (steps.length === 0)
    return (
      <EmptyState level={3} title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {steps.map((step) => (
        <li key={step.id} className="min-w-0">
          <Step step={step} organisationId={organisationId} />
        </li>
      ))}
    </ul>
  );
}

function Step({ step, organisationId }: { step: SupportStepView; organisationId: number | null }) {
  const t = useTranslations('support');
  const locale = useLocale();
  const { id, kind, dimension, what, who, nextOn, doneAt, outcome, effect } = step;
  return (
    <Panel
      level={3}
      title={dimension}
      eyebrow={t(`kinds.${kind}`)}
      extra={
        <Badge tone={doneAt ? 'ok' : 'info'} icon={doneAt ? 'check' : 'clock'}>
          {t(doneAt ? 'isDone' : 'isPlanned')}
        </Badge>
      }
      className="h-full"
    >
      <p className="whitespace-pre-line">
        <Bdi>{what}</Bdi>
      </p>
      <KeyValue
        rows={[
          { key: 'who', term: t('who'), value: <Bdi>{who}</Bdi> },
          doneAt
            ? { key: 'doneAt', term: t('doneOn'), value: formatDay(doneAt, locale) }
            : { key: 'nextOn', term: t('nextOn'), value: formatDay(nextOn, locale) },
          ...(outcome === null
            ? []
            : [{ key: 'outcome', term: t('outcome'), value: <Bdi className="whitespace-pre-line">{outcome}</Bdi> }]),
          ...(effect ? [{ key: 'effect', term: t('effect'), value: t('effectOf', { before: effect.before, after: effect.after }) }] : []),
        ]}
      />
      {organisationId !== null && (
        <p>
          <a href={inLocale(locale, routes.supportStep(organisationId, id))} className="inline-flex min-h-target items-center">
            {t('revise.link')}
          </a>
        </p>
      )}
    </Panel>
  );
}
