import { expect, test } from 'vitest';
import { LEGAL_FORMS, type LegalForm } from '@/lib/organisations/rules';
import { kindOf } from '@/lib/registration/rules';

test.each<[LegalForm, 'ASSOCIATION' | 'COMPANY']>([
  ['association', 'ASSOCIATION'],
  ['ngo_branch', 'ASSOCIATION'],
  ['foundation', 'ASSOCIATION'],
  ['cooperative', 'ASSOCIATION'],
  ['company', 'COMPANY'],
  ['public_body', 'COMPANY'],
])('%s stands on the side of %s', (form, kind) => {
  expect(kindOf(form)).toBe(kind);
  expect(LEGAL_FORMS).toHaveLength(6);
});
