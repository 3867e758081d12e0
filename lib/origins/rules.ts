/*
 * What leads companies here, and how far they come: the programme learns where to look for more. Nobody is asked: the
 * link that somebody followed says so, or the forum where they were met.
 */

export const ORIGINS = ['forum', 'invitation', 'share', 'direct'] as const;
export type Origin = (typeof ORIGINS)[number];

/** What the address of a link may say. An invitation has a secret instead. */
export const LINKED = ['forum', 'share'] as const satisfies readonly Origin[];
export type Linked = (typeof LINKED)[number];

/** What an address says; null where it says nothing of the kind. Complexity O(1); no errors. */
export function linkedOf(sent: unknown): Linked | null {
  return LINKED.find((origin) => origin === sent) ?? null;
}

/**
 * What counts of all that led a company here: what was for it alone before what was for anybody, and a link that was
 * followed before a meeting that may be long ago. Complexity O(1); no errors.
 *
 * @param invited whether it followed an invitation, or one waited at its address
 * @param linked what the address of the registration said
 * @param met whether a forum knows the e-mail address
 */
export function originOf({ invited, linked, met }: { invited: boolean; linked: Linked | null; met: boolean }): Origin {
  if (invited) return 'invitation';
  return linked ?? (met ? 'forum' : 'direct');
}

/** How far a company has come, each step after the one before it. */
export const STEPS = ['registered', 'verified', 'committed', 'mission'] as const;
export type Step = (typeof STEPS)[number];

/** Companies of one origin that came so far, or further: whole numbers, 0 and up, none above the one before it. */
export type Reached = Readonly<Record<Step, number>>;

/** Whole percent of those who registered, 0..100; null where nobody did. Complexity O(1); no errors. */
export function percentOf(reached: Reached, step: Step): number | null {
  return reached.registered === 0 ? null : Math.round((100 * reached[step]) / reached.registered);
}

/** All origins together. Complexity O(rows × steps); no errors. */
export function sumOf(rows: readonly Reached[]): Reached {
  const sum = { registered: 0, verified: 0, committed: 0, mission: 0 };
  for (const row of rows) for (const step of STEPS) sum[step] += row[step];
  return sum;
}
