import { type EventName, type EventText, eventText, greetingText, namePiece, type Piece, type Placeholder } from '@/lib/i18n/event-text';
import { directionOf, type Locale } from '@/lib/i18n/locales';
import type { Bilingual } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import { inLocale, routes } from '@/lib/routes';

export interface MailMessage {
  messageId: string;
  toAddress: string;
  locale: Locale;
  subject: string;
  text: string;
  html: string;
  /** Where a mail program says that its reader wants no more of these; null where that is no choice. */
  unsubscribeUrl: string | null;
}

interface MailFrame {
  /** Names the message for good: the same for every attempt, so that a mail reader shows one sent twice once. */
  id: string;
  /** What lets its reader end such messages; null for one that is essential. */
  unsubscribeToken: string | null;
  recipient: { name: string | null; nameAr: string | null; email: string; locale: Locale };
  siteUrl: string;
}

/** An event that is told, with the page that it opens. */
export interface Told {
  event: EventName;
  placeholders: Readonly<Record<string, Placeholder>>;
  href: string;
}

/** Something with a title and a page of its own, that the message of an event names. */
export interface Named {
  title: Bilingual;
  href: string;
}

/** The message of an event in its reader's language: why it comes first, one button, the words of the screen. */
export function composeMail({
  event,
  placeholders,
  href,
  named = [],
  more = 0,
  ...frame
}: MailFrame & Told & { named?: readonly Named[]; more?: number }): MailMessage {
  const { locale } = frame.recipient;
  const lines = named.map(
    (one): Line => ({ text: [namePiece(one.title, locale)], url: new URL(inLocale(locale, one.href), frame.siteUrl).href }),
  );
  const rest = moreLine(translator(locale, 'events')('frame.more', { count: more }), more);
  return compose(frame, { ...eventText(event, placeholders, locale), lines: [...lines, ...rest] }, href);
}

/** The message of a day: a line for each event, and how many there are beside them. */
export function composeDigest({ told, more, ...frame }: MailFrame & { told: readonly Told[]; more: number }): MailMessage {
  const { locale } = frame.recipient;
  const t = translator(locale, 'digest');
  const ours = (text: string): Piece[] => [{ text, written: false }];
  const lines = told.map(
    ({ event, placeholders, href }): Line => ({
      text: eventText(event, placeholders, locale).subject,
      url: new URL(inLocale(locale, href), frame.siteUrl).href,
    }),
  );
  const words = { subject: ours(t('subject', { count: told.length + more })), body: ours(t('body')), action: t('action') };
  return compose(frame, { ...words, lines: [...lines, ...moreLine(t('more', { count: more }), more)] }, routes.notifications());
}

function moreLine(text: string, more: number): Line[] {
  return more === 0 ? [] : [{ text: [{ text, written: false }], url: null }];
}

export function messageIdOf(id: string, siteUrl: string): string {
  return `<${id}@${new URL(siteUrl).hostname}>`;
}

type Words = EventText & Pick<Letter, 'lines'>;

function compose({ id, unsubscribeToken, recipient, siteUrl }: MailFrame, words: Words, href: string): MailMessage {
  const { locale } = recipient;
  const t = translator(locale, 'events');
  const address = (path: string) => new URL(path, siteUrl).href;
  const letter: Letter = {
    ...words,
    locale,
    greeting: greetingText(recipient.name === null ? null : { fr: recipient.name, ar: recipient.nameAr }, locale),
    url: address(inLocale(locale, href)),
    closing: t('frame.closing'),
    footer: t(footerOf(unsubscribeToken, recipient.name)),
    choice:
      unsubscribeToken === null ? null : { label: t('frame.choose'), url: address(inLocale(locale, routes.unsubscribe(unsubscribeToken))) },
  };
  return {
    messageId: messageIdOf(id, siteUrl),
    toAddress: recipient.email,
    locale,
    // One line, whatever was typed.
    subject: plain(letter.subject).replaceAll(/[\r\n\t]+/g, ' '),
    text: asText(letter),
    html: asHtml(letter),
    unsubscribeUrl: unsubscribeToken === null ? null : address(routes.unsubscribeByMail(unsubscribeToken)),
  };
}

/** Who is written to without a name may have no account: none is spoken of. */
function footerOf(unsubscribeToken: string | null, name: string | null) {
  if (unsubscribeToken !== null) return 'frame.footer';
  return name === null ? 'frame.footerAnyone' : 'frame.footerEssential';
}

interface Line {
  text: Piece[];
  url: string | null;
}

interface Letter extends EventText {
  locale: Locale;
  greeting: Piece[];
  /** What stands under the body, one below the other. */
  lines: readonly Line[];
  url: string;
  closing: string;
  footer: string;
  /** Where the reader chooses which mails to get. */
  choice: { label: string; url: string } | null;
}

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/** Marks of direction inside what people wrote could end the isolation; they carry no sound and no sense. */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

/** What people wrote, as it stands in the text of a message: where it begins and ends can be told from it. */
export function isolated(text: string): string {
  return FIRST_STRONG_ISOLATE + text.replaceAll(DIRECTION_MARKS, '') + POP_DIRECTIONAL_ISOLATE;
}

function plain(pieces: readonly Piece[]): string {
  return pieces.map(({ text, written }) => (written ? isolated(text) : text)).join('');
}

function asText({ subject, greeting, body, lines, action, url, closing, footer, choice }: Letter): string {
  const small = choice === null ? footer : `${footer}\n${choice.label}\n${choice.url}`;
  const list = lines.length === 0 ? [] : [lines.map(({ text }) => `• ${plain(text)}`).join('\n')];
  const parts = [plain(subject), plain(greeting), plain(body), ...list, `${action}\n${url}`, closing, `--\n${small}`];
  return `${parts.join('\n\n')}\n`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign).replaceAll('\n', '<br>');
}

function marked(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, written, lang }) => {
      if (!written) return escaped(text);
      return `<bdi${lang ? ` lang="${lang}"` : ''}>${escaped(text.replaceAll(DIRECTION_MARKS, ''))}</bdi>`;
    })
    .join('');
}

function linked({ text, url }: Line): string {
  return url === null ? marked(text) : `<a href="${escaped(url)}" style="color:#1d4696">${marked(text)}</a>`;
}

/*
 * Styles stand on the elements, and language and direction on the column too: mail readers drop the
 * head, `html` and `body`. No picture, no face to fetch: nothing tells the sender that it was read.
 */
function asHtml({ locale, subject, greeting, body, lines, action, url, closing, footer, choice }: Letter): string {
  const choose = choice === null ? '' : ` <a href="${escaped(choice.url)}" style="color:#1d4696">${escaped(choice.label)}</a>`;
  const items = lines.map((line) => `<li style="margin:0 0 10px">${linked(line)}</li>\n`).join('');
  const list = items === '' ? '' : `<ul style="margin:0 0 24px;padding:0;padding-inline-start:20px">\n${items}</ul>\n`;
  const speech = `lang="${locale}" dir="${directionOf[locale]}"`;
  const size = locale === 'ar' ? 'font-size:18px;line-height:1.85' : 'font-size:16px;line-height:1.6';
  return `<!doctype html>
<html ${speech}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escaped(plain(subject))}</title>
</head>
<body style="margin:0;padding:0;background:#faf9f5">
<div ${speech} style="max-width:560px;margin:0 auto;padding:32px 20px;color:#182033;font-family:'Segoe UI',Tahoma,'Geeza Pro','Noto Sans Arabic',system-ui,sans-serif;${size};text-align:start">
<h1 style="margin:0 0 24px;font-size:1.2em;line-height:1.5">${marked(subject)}</h1>
<p style="margin:0 0 16px">${marked(greeting)}</p>
<p style="margin:0 0 24px">${marked(body)}</p>
${list}<p style="margin:0 0 24px"><a href="${escaped(url)}" style="display:inline-block;padding:12px 22px;border-radius:8px;background:#1d4696;color:#ffffff;font-weight:600;text-decoration:none">${escaped(action)}</a></p>
<p style="margin:0 0 24px">${escaped(closing)}</p>
<p style="margin:0;padding-block-start:16px;border-block-start:1px solid #dcddd6;color:#4a556a;font-size:14px">${escaped(footer)}${choose}</p>
</div>
</body>
</html>
`;
}
