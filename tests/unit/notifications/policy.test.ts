import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { canOpen, canReadOutbox, canSendMailsAgain } from '@/lib/notifications/policy';

const person: Actor = {
  observer: false,
  userId: 'hiba',
  name: 'Hiba Amrani',
  nameAr: null,
  email: 'hiba@nour.example',
  locale: 'ar',
  memberships: [],
  staff: null,
};
const coordinator: Actor = { ...person, userId: 'salma', staff: { coordinator: true, administrator: true, regions: null } };

describe('a notification', () => {
  test.each([
    ['its reader', person, true],
    ['somebody else', { ...person, userId: 'omar' }, false],
    ['the programme', coordinator, false],
  ])('%s', (_who, actor, allowed) => {
    expect(canOpen(actor, { userId: 'hiba' })).toBe(allowed);
  });
});

describe('the outbox', () => {
  test.each([
    [true, undefined, true],
    [true, 'smtp://127.0.0.1:25', false],
    [false, undefined, false],
    [false, 'smtp://127.0.0.1:25', false],
  ])('demo %s, mail server %s', (KHIBRA_DEMO, SMTP_URL, allowed) => {
    expect(canReadOutbox({ KHIBRA_DEMO, SMTP_URL })).toBe(allowed);
  });
});

describe('messages that no server took', () => {
  test.each([
    ['somebody', person, false],
    ['a coordinator', { ...person, staff: { coordinator: true, administrator: false, regions: null } }, false],
    ['an administrator', { ...person, staff: { coordinator: false, administrator: true, regions: null } }, true],
  ])('%s', (_who, actor, allowed) => {
    expect(canSendMailsAgain(actor)).toBe(allowed);
  });
});
