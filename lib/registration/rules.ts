/** Legal forms as people choose them, by the side of a pair that they stand on. */
export const FORMS = {
  association: ['association', 'ngo_branch', 'foundation', 'cooperative'],
  company: ['company', 'public_body'],
} as const;

export const LEGAL_FORMS = [...FORMS.association, ...FORMS.company] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/** Which side of a pair an organisation of this form stands on. Complexity O(1); no errors. */
export function kindOf(form: LegalForm): 'ASSOCIATION' | 'COMPANY' {
  return FORMS.association.some((candidate) => candidate === form) ? 'ASSOCIATION' : 'COMPANY';
}

/** Signs of an organisation's name. */
export const ORGANISATION_NAME = { min: 3, max: 160 } as const;

/** Whether a name is written in Arabic letters. Complexity O(length); no errors. */
export function isArabic(name: string): boolean {
  return /\p{Script=Arabic}/u.test(name);
}
