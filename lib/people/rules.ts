/** Signs of a password, at least. Length is what makes one hard to guess; no kind of sign is asked for. */
export const PASSWORD_MIN = 10;

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
  'yassine.bennis@noqta-systemes.example',
  'ilham.sebti@bailleur-partenaire.example',
] as const;

/** Signs of a person's name. */
export const PERSON_NAME = { min: 2, max: 120 } as const;

/**
 * Whether a password is as good as written on the account: its e-mail, or what stands before the @.
 * Complexity O(length); no errors.
 */
export function isPasswordOfEmail(password: string, email: string): boolean {
  const typed = password.trim().toLowerCase();
  return typed === email || typed === email.slice(0, email.lastIndexOf('@'));
}

/** Whether a name is written in Arabic letters. Complexity O(length); no errors. */
export function isArabic(name: string): boolean {
  return /\p{Script=Arabic}/u.test(name);
}
