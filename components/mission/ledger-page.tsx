import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Bar } from '@/components/ui/bar';
import { Code } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatHours, formatHoursOblique } from '@/lib/i18n/hours';
import { localised } from '@/lib/i18n/localised';
import { confirmHoursAction, declareHoursAction } from '@/lib/missions/actions';
import { ENTRIES_PER_PAGE } from '@/lib/missions/rules';
import type { LedgerView } from '@/lib/missions/views';
import { type HoursDone, inLocale, routes } from '@/lib/routes';
import { CONFIRM_FORM, HourTable } from './hour-table';
import { HoursFields } from './hours-fields';
import { useMissionTrail } from './mission-page';

interface Props {
  ledger: LedgerView;
  done: HoursDone | undefined;
  /** One for each form of the page. */
  submissions: { confirm: string; declare: string };
}

/** The hours of a mission: what waits for me first, then a form to declare, then all of them. */
export function LedgerPage({ ledger, done, submissions }: Props) {
  const t = useTranslations('mission');
  const locale = useLocale();
  const { mission, entries } = ledger;
  const waiting = entries.filter(({ answerable }) => answerable).slice(0, ENTRIES_PER_PAGE);
  return (
    <PageFrame
      trail={useMissionTrail(mission)}
      crumb={t('hours.title')}
      title={t.rich('hours.pageTitle', { reference: () => <Code>{mission.reference}</Code> })}
      lead={<LocalText text={mission.title} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`hours.done.${done}`)} />}
        <div className="grid max-w-measure gap-2">
          <p>
            {t('progress', {
              confirmed: formatHours(mission.quartersConfirmed, locale),
              total: formatHoursOblique(mission.quarters, locale),
            })}
          </p>
          <Bar value={mission.quartersConfirmed} max={mission.quarters} big />
        </div>
        {waiting.length > 0 && (
          <Panel id="confirm" title={t('hours.toConfirm')}>
            <p className="max-w-measure text-ink-muted">{t('hours.toConfirmLead')}</p>
            <Form
              id={CONFIRM_FORM}
              action={confirmHoursAction}
              submission={submissions.confirm}
              refusal={t('hours.notConfirmed')}
              prefix="confirm-"
              at="#confirm"
              className="max-w-none"
            >
              <input type="hidden" name="missionId" value={mission.id} />
              <HourTable mission={mission} entries={waiting} picks />
              <div>
                <SubmitButton wide="phone" waiting={t('hours.confirming')}>
                  {t('hours.confirm')}
                </SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
        {mission.allowed.includes('declare') && <Declare ledger={ledger} submission={submissions.declare} />}
        <section aria-labelledby="ledger" className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <h2 id="ledger">{t(mission.role === 'person' ? 'hours.mine' : 'hours.all')}</h2>
          {entries.length === 0 ? (
            <EmptyState level={3} title={t('hours.emptyTitle')}>
              {t('hours.emptyText', { may: mission.allowed.includes('declare') ? 'declare' : 'read' })}
            </EmptyState>
          ) : (
            <HourTable mission={mission} entries={entries} />
          )}
        </section>
      </div>
    </PageFrame>
  );
}

function Declare({ ledger: { mission, left, days, people, you }, submission }: { ledger: LedgerView; submission: string }) {
  const t = useTranslations('mission.hours');
  const locale = useLocale();
  if (left === 0) {
    return (
      <Alert title={t('nothingLeft')}>
        <a href={inLocale(locale, routes.amendments(mission.id))}>{t('askForMore')}</a>
      </Alert>
    );
  }
  return (
    <Panel id="declare" title={t('declareTitle')}>
      <p className="text-ink-muted">{t('left', { hours: formatHours(left, locale) })}</p>
      <Form
        action={declareHoursAction}
        submission={submission}
        refusal={t('notDeclared')}
        prefix="declare-"
        at="#declare"
        initial={{ workedOn: [days.until], personId: [String(you ?? '')] }}
      >
        <input type="hidden" name="missionId" value={mission.id} />
        {people.length > 0 && (
          <SelectField
            name="personId"
            label={t('form.worker')}
            empty={t('form.nobodyNamed')}
            options={people.map(({ id, name }) => ({ value: String(id), label: localised(name, locale).text }))}
          />
        )}
        <HoursFields days={days} hint={t('form.hoursHint')} />
        <div>
          <SubmitButton wide="phone">{t('form.submit')}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
