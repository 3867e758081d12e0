import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Alert } from '@/components/ui/alert';
import { Bar } from '@/components/ui/bar';
import { Panel } from '@/components/ui/card';
import { cancelRoundAction, computeRoundAction } from '@/lib/rounds/actions';
import type { RoundView } from '@/lib/rounds/views';
import { inLocale, routes } from '@/lib/routes';
import { WhichRound } from './which-round';

/** Seconds after which the page of a calculation asks again. */
const REFRESH = 4;

/** How far a calculation is. The page asks again by itself, also without script, until its reader stops that. */
export function RoundProgress({ round, watch }: { round: RoundView; watch: boolean }) {
  const t = useTranslations('rounds.progress');
  const locale = useLocale();
  const { id, progress, stalled, allowed } = round;
  const here = inLocale(locale, routes.round(id));
  if (stalled) {
    return (
      <Alert tone="warn" title={t('stalled')}>
        {t('stalledText')}
      </Alert>
    );
  }
  return (
    <Panel title={t('title')}>
      {watch && <meta httpEquiv="refresh" content={`${REFRESH};url=${here}`} />}
      <p role="status">{t(progress < 80 ? 'reading' : 'searching', { percent: progress })}</p>
      <Bar value={progress} max={100} big />
      <p className="text-ink-muted text-sm">
        {watch ? t('watched', { seconds: REFRESH }) : t('unwatched')}{' '}
        <a href={watch ? `${here}?watch=off` : here} className="inline-flex min-h-target items-center">
          {watch ? t('unwatch') : t('again')}
        </a>
      </p>
      {allowed.includes('cancel') && (
        <Form action={cancelRoundAction} submission={crypto.randomUUID()} prefix="cancel-" refusal={t('notCancelled')}>
          <WhichRound round={round} />
          <div>
            <SubmitButton variant="second" wide="phone">
              {t('cancel')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Panel>
  );
}

/** The first calculation; then another of the listings as they were read, or of today's. */
export function ComputeRound({ round }: { round: RoundView }) {
  const t = useTranslations('rounds.compute');
  const { read, state } = round;
  return (
    <Panel title={t(read === null ? 'first' : 'title')}>
      <Form action={computeRoundAction} submission={crypto.randomUUID()} prefix="compute-" refusal={t('refused')}>
        <WhichRound round={round} />
        {read !== null && <p>{t('text')}</p>}
        <div className="flex flex-wrap gap-3">
          {read !== null && (
            <SubmitButton name="facts" value="kept" variant={state === 'ready' ? 'second' : 'primary'} wide="phone">
              {t('kept')}
            </SubmitButton>
          )}
          <SubmitButton name="facts" value="today" variant={read === null ? 'primary' : 'second'} wide="phone">
            {t(read === null ? 'start' : 'today')}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
