import ipaddr from 'ipaddr.js';

/*
 * How often something may be tried before whoever tries must wait. Every kind is limited twice: for the
 * account that it is about, wherever it is tried from, and for the address that it is tried from, whatever
 * account it is about. Whole offices and mobile networks stand behind one address, so its limits are wide.
 */

interface Limit {
  /** Attempts that a window takes; the next one waits for its end. */
  attempts: number;
  /** Length of the window in whole minutes, from its first attempt on. */
  minutes: number;
}

interface Limits {
  account: Limit;
  address: Limit;
}

export const LIMITS = {
  /** A password that is asked for: to sign in, or again before something that matters. The account is the e-mail; a right one does not count. */
  sign_in: { account: { attempts: 10, minutes: 15 }, address: { attempts: 100, minutes: 15 } },
  /** Asking for a link to a new password. The account is the e-mail that was typed, known or not. */
  reset: { account: { attempts: 3, minutes: 60 }, address: { attempts: 30, minutes: 60 } },
  /** Registering. The account is the e-mail that was typed; a training session may register from one address. */
  registration: { account: { attempts: 3, minutes: 60 }, address: { attempts: 60, minutes: 60 } },
  /** Asking for another e-mail. The account is the one that is there. */
  email_change: { account: { attempts: 5, minutes: 60 }, address: { attempts: 30, minutes: 60 } },
  /** Inviting a colleague. The account is the inviter's. */
  invitation: { account: { attempts: 20, minutes: 60 }, address: { attempts: 60, minutes: 60 } },
  /**
   * Inviting a colleague to an organisation that nobody has verified yet, beside the limit above. The account
   * is the organisation, however many owners it has: until its file was read, it may be anybody's, and our
   * letters would carry whatever name it gives itself.
   */
  unverified_invitation: { account: { attempts: 5, minutes: 24 * 60 }, address: { attempts: 200, minutes: 24 * 60 } },
  /** Inviting a company. The account is the association, however many of it invite, or the coordinator. */
  company_invitation: { account: { attempts: 20, minutes: 24 * 60 }, address: { attempts: 200, minutes: 24 * 60 } },
  /** The letters that invite companies to one mailbox, whoever invites. The account is its address. */
  company_letter: { account: { attempts: 4, minutes: 24 * 60 }, address: { attempts: 200, minutes: 24 * 60 } },
  /** Asking somebody to work on a mission. The account is the mission, however many of the giver write for it. */
  mission_person: { account: { attempts: 30, minutes: 24 * 60 }, address: { attempts: 200, minutes: 24 * 60 } },
  /** Using a mailed link. The account is the e-mail it was sent to; a link that nobody sent counts for the address alone. */
  confirmation: { account: { attempts: 20, minutes: 60 }, address: { attempts: 100, minutes: 60 } },
  /** Writing in the thread of a request. The account is the author's; a whole office may write from one address. */
  message: { account: { attempts: 60, minutes: 60 }, address: { attempts: 600, minutes: 60 } },
  /** Registering for a forum. The account is the e-mail that was typed; a whole company registers from one address. */
  forum_registration: { account: { attempts: 5, minutes: 60 }, address: { attempts: 120, minutes: 60 } },
  /** Leaving a contact at a stand. The account is the stand's code; a whole hall is behind one address. */
  forum_contact: { account: { attempts: 200, minutes: 60 }, address: { attempts: 600, minutes: 60 } },
  /** Downloading all that is held about oneself. The account is the one that is there. */
  own_data: { account: { attempts: 10, minutes: 60 }, address: { attempts: 60, minutes: 60 } },
  /** Reading open data. Without a key there is no account: only the address counts. */
  open_data: { account: { attempts: 60, minutes: 5 }, address: { attempts: 300, minutes: 5 } },
  /** Setting a company's brief as a PDF: nobody signs in for it, so only the address counts. */
  brief: { account: { attempts: 60, minutes: 60 }, address: { attempts: 120, minutes: 60 } },
  /** Reading a person's calendar. The account is its address; programs ask a few times an hour, for a whole office. */
  calendar: { account: { attempts: 60, minutes: 60 }, address: { attempts: 600, minutes: 60 } },
  /** Checking a document by its code. The account is the code; whole offices check what they receive. */
  verification: { account: { attempts: 60, minutes: 60 }, address: { attempts: 120, minutes: 60 } },
} as const satisfies Record<string, Limits>;

export type AttemptKind = keyof typeof LIMITS;
export const attemptKinds = Object.keys(LIMITS) as AttemptKind[];

/**
 * Whole minutes to wait, or undefined when another attempt may be made.
 *
 * @param window attempts so far and the end of their window; null when there were none
 * Complexity O(1); no errors.
 */
export function minutesToWait(window: { failures: number; endsAt: Date } | null, limit: Limit, now: Date): number | undefined {
  if (window === null || window.endsAt <= now || window.failures < limit.attempts) return undefined;
  return Math.max(1, Math.ceil((window.endsAt.getTime() - now.getTime()) / 60_000));
}

/**
 * What counts as one address: an IPv4 address, or the /64 of an IPv6 one, which a single customer gets
 * whole and may wander through. Null for what is no address.
 *
 * Complexity O(1); no errors.
 */
export function addressGroup(address: string): string | null {
  if (!ipaddr.isValid(address)) return null;
  // An IPv4 client of a socket that speaks both comes as ::ffff:192.0.2.1.
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  const network = parsed.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}

/**
 * The address that a request comes from, as far as it can be trusted.
 *
 * Each proxy appends the address that it was asked from, so of the list only the last `hops` entries were
 * written by proxies of ours; whatever stands before them, or all of it without a proxy, is the client's
 * own word. A list that is too short did not come through all of them: then the socket's address counts.
 *
 * @param socket who holds the other end of the connection
 * @param forwardedFor the header as it arrived
 * @param hops proxies of ours in front, 0..
 * Complexity O(length); no errors.
 */
export function trustedAddress(socket: string | undefined, forwardedFor: string | undefined, hops: number): string | undefined {
  if (hops === 0) return socket;
  const entry = forwardedFor?.split(',').at(-hops)?.trim();
  const address = entry === undefined ? undefined : withoutPort(entry);
  return address !== undefined && ipaddr.isValid(address) ? address : socket;
}

/** Some proxies write 192.0.2.1:4711 or [2001:db8::1]:4711. */
function withoutPort(entry: string): string {
  return /^\[([^\]]*)\](?::\d+)?$/.exec(entry)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(entry)?.[1] ?? entry;
}
