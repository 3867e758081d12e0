/** Signs of the reason why a person may not sign in any more. */
export const DISABLE_REASON = { min: 10, max: 500 } as const;

/** People on one page of the list. */
export const PEOPLE_PER_PAGE = 20;

export const STAFF_KINDS = ['coordinator', 'administrator', 'observer'] as const;
export type StaffKind = (typeof STAFF_KINDS)[number];

/** What an administrator can do to a person's account. */
export const PERSON_ACTIONS = [
  'coordinate',
  'endCoordination',
  'administrate',
  'endAdministration',
  'observe',
  'endObservation',
  'disable',
  'enable',
] as const;
export type PersonAction = (typeof PERSON_ACTIONS)[number];

export interface PersonFacts {
  /** The administrator who looks. */
  oneself: boolean;
  erased: boolean;
  disabled: boolean;
  coordinator: boolean;
  administrator: boolean;
  observer: boolean;
}

/**
 * What can be done to an account now. An erased one is nobody's any more. Nobody changes their own: so
 * whoever takes the part of administrator from somebody is still one, and there is always one left.
 *
 * Complexity O(1); no errors.
 */
export function allowedOn(person: PersonFacts): PersonAction[] {
  if (person.oneself || person.erased) return [];
  const actions: PersonAction[] = [];
  if (!person.disabled) actions.push('coordinate');
  if (person.coordinator) actions.push('endCoordination');
  if (!person.disabled && !person.administrator) actions.push('administrate');
  if (person.administrator) actions.push('endAdministration');
  if (person.observer) actions.push('endObservation');
  else if (!person.disabled) actions.push('observe');
  actions.push(person.disabled ? 'enable' : 'disable');
  return actions;
}
