import { describe, expect, test } from 'vitest';
import { composeDigest, composeMail } from '@/lib/mail/compose';
import { type NotifiedEvent, placeholdersOf } from '@/lib/notifications/rules';

const recipient = { name: 'Hiba Amrani', nameAr: 'هبة العمراني', email: 'hiba@nour.example' };

const declined: NotifiedEvent = {
  event: 'request_declined',
  params: {
    organisationName: { fr: 'Fil & Laine', ar: null },
    requestTitle: { fr: null, ar: 'تكوين في المحاسبة' },
    why: 'no_time',
    said: 'yes',
    reason: 'Pas avant mars <script>alert("x")</script>\nmerci \u202e\u2069',
  },
};

const TOKEN = 'whose.request.signature';

function mail(locale: 'ar' | 'fr', essential = false) {
  return composeMail({
    id: 'notification-41',
    event: declined.event,
    placeholders: placeholdersOf(declined),
    unsubscribeToken: essential ? null : TOKEN,
    href: '/requests/7',
    recipient: { ...recipient, locale },
    siteUrl: 'https://khibra.example:8443',
  });
}

describe('a message', () => {
  test('keeps its Message-ID from one attempt to the next', () => {
    expect(mail('fr').messageId).toBe('<notification-41@khibra.example>');
    expect(mail('ar').messageId).toBe(mail('fr').messageId);
  });

  test('in Arabic is right to left, on the column too', () => {
    const { html, text, subject } = mail('ar');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<div lang="ar" dir="rtl"');
    expect(html).toContain('<bdi>هبة العمراني</bdi>،');
    expect(subject).toBe('اعتذار من \u2068Fil & Laine\u2069 بخصوص «\u2068تكوين في المحاسبة\u2069»');
    expect(text).toContain('تحية طيبة \u2068هبة العمراني\u2069،');
  });

  test('in French is left to right and marks what is in the other language', () => {
    const { html, text } = mail('fr');
    expect(html).toContain('<html lang="fr" dir="ltr">');
    expect(html).toContain('<bdi lang="ar">تكوين في المحاسبة</bdi>');
    expect(text).toContain('Bonjour \u2068Hiba Amrani\u2069,');
  });

  test('what people wrote is text and nothing else', () => {
    const { html, text } = mail('fr');
    expect(html).toContain('<bdi>Pas avant mars &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;<br>merci </bdi>');
    expect(html).toContain('<bdi>Fil &amp; Laine</bdi>');
    expect(html).not.toContain('<script');
    // Their own marks of direction would end the isolation early.
    for (const part of [html, text]) expect(part).not.toMatch(/\u202e|\u2069[^\u2068]*\u2069/);
  });

  test('has one button, to the page in the reader’s language', () => {
    const { html, text } = mail('ar');
    expect(html.match(/<a [^>]*display:inline-block/g)).toHaveLength(1);
    expect(html).toContain('href="https://khibra.example:8443/ar/requests/7"');
    expect(text).toContain('عرض البدائل\nhttps://khibra.example:8443/ar/requests/7');
  });

  test('says where to choose or to end them, if there is a choice', () => {
    const { html, text, unsubscribeUrl } = mail('ar');
    expect(html).toContain(`href="https://khibra.example:8443/ar/unsubscribe/${TOKEN}"`);
    expect(text).toContain(`اختيار الرسائل أو إيقاف هذا النوع منها\nhttps://khibra.example:8443/ar/unsubscribe/${TOKEN}`);
    // The same address for every language: a program reads it.
    expect(unsubscribeUrl).toBe(`https://khibra.example:8443/api/unsubscribe/${TOKEN}`);
    const essential = mail('ar', true);
    for (const part of [essential.html, essential.text]) expect(part).not.toContain('unsubscribe');
    expect(essential.unsubscribeUrl).toBeNull();
  });

  test('says why it came, by the kind of the event', () => {
    expect(mail('fr').text).toContain('Vous recevez ce message parce que vous utilisez Khibra.');
    expect(mail('fr', true).text).toContain('Ce message est nécessaire au fonctionnement de votre compte sur Khibra.');
    expect(mail('ar').text).toContain('تتوصلون بهذه الرسالة لأنكم تستعملون خبرة.');
    expect(mail('ar', true).text).toContain('هذه الرسالة ضرورية لعمل حسابكم على خبرة.');
  });

  test('speaks of no account to whom it cannot greet', () => {
    const { text } = composeMail({
      ...{ id: 'letter-1', event: 'company_invitation_accepted', unsubscribeToken: null, href: '/welcome/x' },
      placeholders: { companyName: { kind: 'words', value: 'Atlas' } },
      recipient: { name: null, nameAr: null, email: 'rse@atlas.example', locale: 'fr' },
      siteUrl: 'https://khibra.example',
    });
    expect(text).toContain('--\nVous recevez ce message parce que votre adresse a été saisie sur Khibra.');
    expect(text).not.toContain('votre compte');
    expect(mail('fr', true).text).toContain('votre compte');
  });
});

describe('the message of a day', () => {
  const digest = (locale: 'ar' | 'fr', lines: number, more = 0) =>
    composeDigest({
      id: 'digest-hiba-2026-12-07',
      told: Array.from({ length: lines }, () => ({ event: declined.event, placeholders: placeholdersOf(declined), href: '/requests/7' })),
      more,
      unsubscribeToken: TOKEN,
      recipient: { ...recipient, locale },
      siteUrl: 'https://khibra.example:8443',
    });

  test('has a line for each event, which leads to its page', () => {
    const { html, text, subject } = digest('ar', 2);
    expect(subject).toBe('مستجدان على خبرة');
    expect(html.match(/<li /g)).toHaveLength(2);
    expect(html.match(/<a href="https:\/\/khibra\.example:8443\/ar\/requests\/7"/g)).toHaveLength(2);
    expect(text.match(/^• اعتذار من \u2068Fil & Laine\u2069/gm)).toHaveLength(2);
    expect(text).toContain('عرض الكل\nhttps://khibra.example:8443/ar/notifications');
  });

  test('counts what it has no line for', () => {
    const { html, text, subject } = digest('fr', 30, 1);
    expect(subject).toBe('31 nouveautés sur Khibra');
    expect(html.match(/<li /g)).toHaveLength(31);
    expect(text).toContain('• et 1 autre nouveauté dans vos notifications');
    expect(digest('fr', 1).subject).toBe('1 nouveauté sur Khibra');
  });

  test('is a choice', () => {
    expect(digest('fr', 1).unsubscribeUrl).toBe(`https://khibra.example:8443/api/unsubscribe/${TOKEN}`);
  });
});
