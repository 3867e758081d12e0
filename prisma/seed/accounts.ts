/** Everybody of the demo signs in with this one, and nobody else may: production refuses it. */
export const DEMO_PASSWORD = 'khibra-demo-2026';

/** The programme's own people. Scoped coordinators decide in their regions, the national one everywhere. */
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
} as const;
