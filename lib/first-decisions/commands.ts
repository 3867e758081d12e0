import 'server-only';
import { record } from '@/lib/audit/record';
import { Refusal, type Tx } from '@/lib/db/transaction';
import { type Notice, notify } from '@/lib/notifications/commands';
import { TWO_PERSON_ACTIONS, type TwoPersonAction } from './rules';

export interface Decision {
  action: TwoPersonAction;
  subjectId: string | number;
  /** The subject's version as the person read it: whatever was decided on another counts no more. */
  version: string | number;
  /** What exactly, where the action alone does not say: another detail is another decision. */
  detail?: string;
  actorId: string;
  now: Date;
  /** What all who may decide on the subject are told of a first decision; whoever took it is left out. */
  ask: () => Promise<Notice>;
}

/**
 * In the caller's transaction, once rights and state were checked: `first` has been kept and waits, the others
 * who may decide are told, and the caller changes nothing; on `second` the caller carries out. The same person twice is refused. Of two
 * people at once, the key makes one the first: the other waits for that transaction and is the second.
 */
export async function decideTogether(
  tx: Tx,
  { action, subjectId, version, detail = '', actorId, now, ask }: Decision,
): Promise<'first' | 'second'> {
  const { subject, by: kind, event } = TWO_PERSON_ACTIONS[action];
  const key = { subject, subjectId: String(subjectId), action };
  const read = { version: String(version), detail };
  const mayStill = { by: { disabledAt: null, staffRoles: { some: { kind } } } };
  await tx.firstDecision.deleteMany({ where: { ...key, NOT: { ...read, ...mayStill } } });
  const kept = await tx.firstDecision.createMany({ data: [{ ...key, ...read, byId: actorId, createdAt: now }], skipDuplicates: true });
  if (kept.count > 0) {
    await record(tx, { actorId, action: event, subject, subjectId });
    const notice = await ask();
    await notify(tx, { ...notice, to: notice.to.filter((userId) => userId !== actorId) });
    return 'first';
  }
  const first = await tx.firstDecision.findUniqueOrThrow({ where: { subject_subjectId_action: key } });
  if (first.byId === actorId) throw new Refusal('secondPerson');
  // Somebody decided otherwise in the same moment: theirs waits now, and is read before it is confirmed.
  if (first.version !== read.version || first.detail !== detail) throw new Refusal('changed');
  await tx.firstDecision.delete({ where: { subject_subjectId_action: key } });
  return 'second';
}
