import type { Bilingual } from '@/lib/i18n/localised';

/** A row of a closed list that the database names: a region, a province, a skill. */
export interface Named {
  code: string;
  name: Bilingual;
}

/** Who stands behind a listing. */
export interface OwnerView {
  id: number;
  kind: 'ASSOCIATION' | 'COMPANY';
  name: Bilingual;
  verified: boolean;
  region: Bilingual;
  province: Bilingual;
}
