import { z } from 'zod';
import { choice, id, text } from '@/lib/actions/fields';
import { linkToken } from '@/lib/links/schema';
import { ADMINISTRATIVE_MAILBOXES, isOpenToAnybody } from './rules';

const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/** `atlas.ma`, also typed as `@Atlas.ma` or with letters beyond ASCII, as the network writes it. */
const domain = text({ min: 1, max: 253, missing: 'domainMissing' }).transform((value, context) => {
  const typed = value.replace(/^@/, '').toLowerCase();
  const address = `http://${typed}/`;
  const host = /^[^\s/:@?#[\]]+$/.test(typed) && URL.canParse(address) ? new URL(address).hostname : '';
  if (!DOMAIN.test(host)) {
    context.addIssue({ code: 'custom', message: 'domainMalformed' });
    return z.NEVER;
  }
  if (isOpenToAnybody(host)) {
    context.addIssue({ code: 'custom', message: 'domainOpenToAnybody' });
    return z.NEVER;
  }
  return host;
});

export const askDomainProofSchema = z.object({ domain, mailbox: choice(ADMINISTRATIVE_MAILBOXES, 'mailboxMissing') });

export const proveDomainSchema = z.object({ token: linkToken });

export const domainRuleSchema = z.object({ domainId: id(), rule: choice(['invitation', 'everybody'], 'choiceMissing') });

export const removeDomainSchema = z.object({ domainId: id() });

/** What a link of this purpose keeps until it is used. */
export const domainProofPayload = z.object({ organisationId: z.int().positive(), domain: z.string().regex(DOMAIN) });

/** What the provider says of somebody (OpenID Connect Core 1.0, §5.1). Anything else it says is not read. */
export const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  email: z
    .string()
    .max(254)
    .transform((value) => value.toLowerCase())
    .pipe(z.email()),
  // Some providers write it as a string.
  email_verified: z
    .union([z.boolean(), z.enum(['true', 'false'])])
    .default(false)
    .transform((value) => value === true || value === 'true'),
  name: z.string().max(200).optional(),
});

export type Claims = z.output<typeof claimsSchema>;
