import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { endMembershipAction } from '@/lib/memberships/actions';

interface Props {
  membershipId: number;
  ending: 'leave' | 'remove';
  submission: string;
  title?: string;
}

/** The form whose button repeats the verb; in the dialog, and on a page of its own without script. */
export function EndMembershipForm({ membershipId, ending, submission, title }: Props) {
  const t = useTranslations('team.end');
  return (
    <Form action={endMembershipAction} submission={submission} title={title} prefix={`end-${membershipId}-`}>
      <input type="hidden" name="membershipId" value={membershipId} />
      <div>
        <SubmitButton variant="danger">{t(`${ending}Confirm`)}</SubmitButton>
      </div>
    </Form>
  );
}
