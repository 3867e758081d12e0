import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { FirstDecisionNote } from '@/components/programme/first-decision-note';
import { Panel } from '@/components/ui/card';
import type { RegionOption } from '@/lib/places/views';
import { nameAdministratorAction, nameCoordinatorAction } from '@/lib/staff/actions';
import type { WaitingRoleView } from '@/lib/staff/views';
import { StaffRoles } from './staff-roles';

/** A role that one administrator decided on; another one confirms it here. */
export function WaitingRole({ waiting, regions }: { waiting: WaitingRoleView; regions: RegionOption[] }) {
  const t = useTranslations('people');
  const { role, userId } = waiting;
  const codes = role.coordinates ?? [];
  return (
    <Panel title={t('waitingRole')}>
      <ul>
        <StaffRoles staff={role} regions={regions} />
      </ul>
      <FirstDecisionNote first={waiting} />
      {!waiting.byReader && (
        <Form
          action={role.administrator ? nameAdministratorAction : nameCoordinatorAction}
          submission={crypto.randomUUID()}
          refusal={t('refused')}
          prefix={role.administrator ? 'confirm-administrator-' : 'confirm-coordinator-'}
        >
          <input type="hidden" name="userId" value={userId} />
          {!role.administrator && <input type="hidden" name="scope" value={codes.length === 0 ? 'national' : 'regions'} />}
          {codes.map((code) => (
            <input key={code} type="hidden" name="regions" value={code} />
          ))}
          <div>
            <SubmitButton wide="phone">{t('confirmRole')}</SubmitButton>
          </div>
        </Form>
      )}
    </Panel>
  );
}
