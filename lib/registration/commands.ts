import 'server-only';
import { record } from '@/lib/audit/record';
import { hashPassword } from '@/lib/auth/password';
import { createSession } from '@/lib/auth/session';
import { acceptCompanyInvitations, lockAccepted } from '@/lib/company-invitations/commands';
import { findWaitingCompanyInvitation } from '@/lib/company-invitations/queries';
import { Refusal, type Tx, transact } from '@/lib/db/transaction';
import { type Answers, draftOf } from '@/lib/for-companies/rules';
import { answersIn } from '@/lib/for-companies/schema';
import type { Locale } from '@/lib/i18n/locales';
import { takeAttempt } from '@/lib/limits/commands';
import { makeLink, useLink } from '@/lib/links/commands';
import { findLink } from '@/lib/links/queries';
import { writeTo } from '@/lib/notifications/commands';
import { wasMet } from '@/lib/origins/queries';
import { originOf } from '@/lib/origins/rules';
import { addAccount, type SignedIn } from '@/lib/people/commands';
import { isPasswordOfEmail } from '@/lib/people/rules';
import { type Result, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { kindOf } from './rules';
import { type Registration, waitingRegistration } from './schema';

/**
 * Writes to the address that was typed, and does nothing else: an account is made once the mailbox has
 * answered (`confirmRegistration`). An address that has an account is told so, in its own language; the
 * screen is the same, and so is the work done.
 */
export async function register(
  { input, locale, address }: { input: Registration; locale: Locale; address: string | null },
  now: Date,
): Promise<Result<undefined>> {
  const { email, answers, from, invitation, ...typed } = input;
  const taken = await takeAttempt('registration', { account: email, address }, now);
  if (!taken.ok) return taken;
  const followed = invitation === null ? null : await findWaitingCompanyInvitation(invitation, now);
  return transact(async (tx) => {
    const province = await tx.province.count({ where: { code: input.province } });
    if (province === 0) throw new Refusal('invalid', undefined, { province: { code: 'provinceMissing' } });
    const known = await tx.user.findUnique({ where: { email }, select: { name: true, nameAr: true, locale: true } });
    if (known) {
      await writeTo(tx, { event: 'account_exists', params: {}, href: routes.signIn(), to: { email, ...known } });
      return undefined;
    }
    const { token, expiresAt } = await makeLink(
      tx,
      {
        purpose: 'confirm_registration',
        email,
        payload: {
          ...{ ...typed, locale },
          ...(answers && { answers }),
          ...(from && { from }),
          ...(followed && { invitationId: followed.id }),
        },
      },
      now,
    );
    await writeTo(tx, {
      event: 'account_confirm_email',
      params: { expiresOn: expiresAt.toISOString() },
      href: routes.confirmRegistration(token),
      // Without the name: whoever typed it may be a stranger who wants our mail to say something.
      to: { email, name: null, nameAr: null, locale },
    });
    return undefined;
  });
}

/**
 * Makes the account, its organisation as a draft, and signs in.
 *
 * The password is chosen here, and not when the address was typed: otherwise a stranger could register
 * somebody else's address with a password of their own, wait until the owner of the mailbox confirms,
 * and share the account. Whoever can open the link is the one who chooses.
 */
export async function confirmRegistration(
  input: { token: string; password: string; address: string | null },
  now: Date,
): Promise<Result<SignedIn & { kind: 'ASSOCIATION' | 'COMPANY'; locale: Locale }>> {
  const link = await findLink(input.token, 'confirm_registration', now);
  const taken = await takeAttempt('confirmation', { account: link?.email ?? null, address: input.address }, now);
  if (!taken.ok) return taken;
  if (link === null) return refused('linkUnusable');
  if (isPasswordOfEmail(input.password, link.email)) {
    return { ok: false, code: 'invalid', fields: { password: { code: 'passwordIsEmail' } } };
  }
  const passwordHash = await hashPassword(input.password);
  return transact(async (tx) => {
    const { email, payload } = await useLink(tx, input.token, 'confirm_registration', now);
    const typed = waitingRegistration.parse(payload);
    const { name, locale, from: linked } = typed;
    const userId = await addAccount(tx, { email, name, nameAr: null, locale, passwordHash }, now);
    const { regionCode } = await tx.province.findUniqueOrThrow({ where: { code: typed.province }, select: { regionCode: true } });
    const kind = kindOf(typed.legalForm);
    const invitations = kind === 'COMPANY' ? await lockAccepted(tx, { followed: typed.invitationId ?? null, email }, now) : [];
    const origin = kind === 'COMPANY' ? originOf({ invited: invitations.length > 0, linked, met: await wasMet(email, tx) }) : null;
    const organisation = await tx.organisation.create({
      data: {
        kind,
        legalForm: typed.legalForm,
        nameFr: locale === 'fr' ? typed.organisationName : null,
        nameAr: locale === 'ar' ? typed.organisationName : null,
        regionCode,
        provinceCode: typed.province,
        origin,
        memberships: { create: { userId, role: 'owner' } },
      },
      select: { id: true },
    });
    const answers = kind === 'COMPANY' ? answersIn(typed.answers ?? null) : null;
    if (answers) await keepAnswers(tx, answers, { organisationId: organisation.id, authorId: userId, locale });
    await record(tx, { actorId: userId, action: 'organisation_registered', subject: 'organisation', subjectId: organisation.id });
    await acceptCompanyInvitations(tx, invitations, { companyId: organisation.id, actorId: userId }, now);
    const session = await createSession(tx, userId, now);
    return { userId, ...session, kind, locale };
  });
}

/** What a company answered before it had an account is the beginning of its first offer: nothing is asked twice. */
async function keepAnswers(
  tx: Tx,
  answers: Answers,
  { organisationId, authorId, locale }: { organisationId: number; authorId: string; locale: Locale },
): Promise<void> {
  const place = await tx.province.findUnique({ where: { code: answers.province }, select: { regionCode: true } });
  if (!place) return;
  await tx.draft.create({ data: { kind: 'offer', organisationId, authorId, fields: draftOf(answers, place.regionCode, locale) } });
}
