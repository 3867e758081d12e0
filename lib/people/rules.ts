/** Failed sign-ins that one account may have within a window, before it must wait. */
export const SIGN_IN_FAILURES = 10;

/** Length of that window, in minutes. */
export const SIGN_IN_WINDOW_MINUTES = 15;

/** Signs of a password that we read at all; longer ones would only keep argon2 busy. */
export const PASSWORD_MAX = 200;

/**
 * Whole minutes to wait, or undefined when the account may try.
 *
 * @param window failures so far and the end of their window; null when there were none
 * Complexity O(1); no errors.
 */
export function minutesToWait(window: { failures: number; endsAt: Date } | null, now: Date): number | undefined {
  if (window === null || window.endsAt <= now || window.failures < SIGN_IN_FAILURES) return undefined;
  return Math.max(1, Math.ceil((window.endsAt.getTime() - now.getTime()) / 60_000));
}
