import 'server-only';
import { db } from '@/lib/db/client';
import { type Kept, overSince } from './rules';

/**
 * Deletes what has been kept for its period, and answers with how many rows of each that were. Each kind
 * by itself: one that fails leaves the others done, and the next night tries it again.
 */
export async function forgetWhatIsOver(now: Date): Promise<Record<Kept, number>> {
  const over = (kept: Kept) => ({ lte: overSince(kept, now) });
  const deleted = async (rows: Promise<{ count: number }>) => (await rows).count;
  return {
    session: await deleted(db.session.deleteMany({ where: { expires: over('session') } })),
    registration: await deleted(
      db.mailedLink.deleteMany({ where: { purpose: 'confirm_registration', usedAt: null, expiresAt: over('registration') } }),
    ),
    link: await deleted(db.mailedLink.deleteMany({ where: { OR: [{ usedAt: over('link') }, { usedAt: null, expiresAt: over('link') }] } })),
    invitation: await deleted(
      db.invitation.deleteMany({
        where: {
          OR: [
            { acceptedAt: over('invitation') },
            { revokedAt: over('invitation') },
            { acceptedAt: null, revokedAt: null, expiresAt: over('invitation') },
          ],
        },
      }),
    ),
    attempt: await deleted(db.attemptWindow.deleteMany({ where: { endsAt: over('attempt') } })),
    submission: await deleted(db.submission.deleteMany({ where: { createdAt: over('submission') } })),
    mail: await deleted(db.mail.deleteMany({ where: { state: 'sent', sentAt: over('mail') } })),
    unsentMail: await deleted(db.mail.deleteMany({ where: { state: 'queued', createdAt: over('unsentMail') } })),
    readNotification: await deleted(db.notification.deleteMany({ where: { readAt: over('readNotification') } })),
    unreadNotification: await deleted(db.notification.deleteMany({ where: { readAt: null, createdAt: over('unreadNotification') } })),
    draft: await deleted(db.draft.deleteMany({ where: { updatedAt: over('draft') } })),
    verificationToken: await deleted(db.verificationToken.deleteMany({ where: { expires: over('verificationToken') } })),
    personalValue: await deleted(db.auditPersonalValue.deleteMany({ where: { event: { at: over('personalValue') } } })),
  };
}
