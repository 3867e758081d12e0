import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { makeLink } from '@/lib/links/commands';
import type { Person } from './cast';

/* What a mailbox holds, and people whose attempts nobody else counts. */

export const newEmail = () => `${randomUUID()}@khibra.example`;

/** The letters to an address that no server has taken, oldest first: their subjects, and the last part of their links' paths. */
export async function lettersTo(email: string): Promise<{ subject: string; locale: string; text: string; token: string }[]> {
  const mails = await db.mail.findMany({ where: { toAddress: email }, orderBy: { id: 'asc' }, take: 20 });
  return mails.map(({ subject, locale, text }) => ({
    subject,
    locale,
    text,
    token: /^https?:\/\/\S+\/([\w-]{43})$/m.exec(text)?.[1] ?? '',
  }));
}

/** Somebody new, with this password's hash or none. */
export async function addPerson(
  data: { passwordHash?: string; locale?: 'ar' | 'fr'; disabledAt?: Date; erasedAt?: Date } = {},
): Promise<Person> {
  const { id, email, name } = await db.user.create({ data: { email: newEmail(), name: 'Hiba Amrani', ...data } });
  return { userId: id, email, name, organisationId: null };
}

/** A registration that waits for its link. */
export async function waitingRegistration(now = new Date()): Promise<{ email: string; token: string; organisationName: string }> {
  const email = newEmail();
  const organisationName = `Atelier ${randomUUID()}`;
  const payload = { name: 'Hiba Amrani', locale: 'fr', legalForm: 'association', organisationName, province: '04.421' };
  const { token } = await makeLink(db, { purpose: 'confirm_registration', email, payload }, now);
  return { email, token, organisationName };
}

export async function resetLinkOf(person: Person, now = new Date()): Promise<string> {
  return (await makeLink(db, { purpose: 'reset_password', email: person.email, userId: person.userId }, now)).token;
}

export async function emailLinkOf(person: Person, email: string, now = new Date()): Promise<string> {
  return (await makeLink(db, { purpose: 'change_email', email, userId: person.userId }, now)).token;
}
