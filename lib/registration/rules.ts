import { FORMS_OF, type LegalForm, type OrganisationKind } from '@/lib/organisations/rules';

/** Which side of a pair an organisation of this form stands on. Complexity O(1); no errors. */
export function kindOf(form: LegalForm): OrganisationKind {
  return FORMS_OF.ASSOCIATION.includes(form) ? 'ASSOCIATION' : 'COMPANY';
}
