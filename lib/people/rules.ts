/** Failed sign-ins that one account may have within a window, before it must wait. */
export const SIGN_IN_FAILURES = 10;

/** Length of that window, in minutes. */
export const SIGN_IN_WINDOW_MINUTES = 15;

/** Signs of a password that we read at all; longer ones would only keep argon2 busy. */
export const PASSWORD_MAX = 200;

/** Everybody of the demo signs in with this one, and nobody else may: production refuses it. */
export const DEMO_PASSWORD = 'khibra-demo-2026';

/** Whom the demo offers to sign in as, by their addresses in the seed. The first four can do the main job together. */
export const DEMO_EMAILS = [
  'nabila.chahbouni@gharb-metiers.example',
  'mehdi.zniberalami@noqta-systemes.example',
  'leila.ouazzani@khibra.example',
  'salma.idrissibakkali@khibra.example',
  'rabia.filalisekkat@ruelles-apprenantes.example',
  'khalid.benseddik@rampe-commune.example',
  'nadia.berrahou@khibra.example',
] as const;

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
