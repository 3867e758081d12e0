import { type DEMO_EMAILS, DEMO_PASSWORD } from '@/lib/people/rules';

export { DEMO_PASSWORD };

/** The programme's own people, and who observes it. Scoped coordinators decide in their regions, the national one everywhere. */
export const STAFF = {
  national: {
    name: 'Leïla Ouazzani',
    nameAr: 'ليلى الوزاني',
    email: 'leila.ouazzani@khibra.example',
    locale: 'fr',
    kind: 'coordinator',
    regions: [],
  },
  atlanticCentre: {
    name: 'Salma Idrissi Bakkali',
    nameAr: 'سلمى الإدريسي البقالي',
    email: 'salma.idrissibakkali@khibra.example',
    locale: 'ar',
    kind: 'coordinator',
    regions: ['04', '05', '06'],
  },
  northAndEast: {
    name: 'Hamid Ouchen',
    nameAr: 'حميد أوشن',
    email: 'hamid.ouchen@khibra.example',
    locale: 'fr',
    kind: 'coordinator',
    regions: ['01', '02', '03', '08'],
  },
  administrator: {
    name: 'Nadia Berrahou',
    nameAr: 'نادية برحو',
    email: 'nadia.berrahou@khibra.example',
    locale: 'fr',
    kind: 'administrator',
    regions: [],
  },
  observer: {
    name: 'Ilham Sebti',
    nameAr: 'إلهام السبتي',
    email: 'ilham.sebti@bailleur-partenaire.example',
    locale: 'fr',
    kind: 'observer',
    regions: [],
  },
} as const;

export interface DemoAccount {
  role: 'association' | 'company' | 'coordinator' | 'coordinator_scoped' | 'administrator' | 'mission_person' | 'observer';
  name: string;
  organisation?: string;
  /** One that the sign-in page offers. */
  email: (typeof DEMO_EMAILS)[number];
  password: string;
}

/** Whom to sign in as, to see the platform from each side. The first four can do the main job together. */
export const demoAccounts: readonly DemoAccount[] = (
  [
    {
      role: 'association',
      name: 'Nabila Chahbouni',
      organisation: 'Association Gharb Métiers',
      email: 'nabila.chahbouni@gharb-metiers.example',
    },
    { role: 'company', name: 'Mehdi Zniber Alami', organisation: 'Noqta Systèmes', email: 'mehdi.zniberalami@noqta-systemes.example' },
    { role: 'coordinator', name: STAFF.national.name, email: STAFF.national.email },
    { role: 'coordinator_scoped', name: STAFF.atlanticCentre.name, email: STAFF.atlanticCentre.email },
    // A pledge waits for an answer here.
    {
      role: 'association',
      name: 'Rabia Filali Sekkat',
      organisation: 'Association Ruelles Apprenantes',
      email: 'rabia.filalisekkat@ruelles-apprenantes.example',
    },
    // An association that gives: it audits the accessibility of companies.
    {
      role: 'association',
      name: 'Khalid Benseddik',
      organisation: 'Association La Rampe Commune',
      email: 'khalid.benseddik@rampe-commune.example',
    },
    { role: 'administrator', name: STAFF.administrator.name, email: STAFF.administrator.email },
    // Somebody whom a company named on a mission that runs: sees nothing else.
    { role: 'mission_person', name: 'Yassine Bennis', organisation: 'Noqta Systèmes', email: 'yassine.bennis@noqta-systemes.example' },
    // Of a funder: reads the programme's published reports, and nothing of persons.
    { role: 'observer', name: STAFF.observer.name, email: STAFF.observer.email },
  ] satisfies Omit<DemoAccount, 'password'>[]
).map((account) => ({ ...account, password: DEMO_PASSWORD }));
