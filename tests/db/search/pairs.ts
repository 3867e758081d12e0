import type { Layer } from '@/lib/search/rules';

/*
 * What must be found by what, and by which layer; and what must not. The text is the title of a need
 * that has nothing else to be found by, but for the skill that a row names.
 */

export interface Pair {
  query: string;
  text: string;
  layer: Layer;
  /** A skill of the need, whose synonyms are looked at. */
  skill?: string;
}

const by = (layer: Layer, pairs: [query: string, text: string, skill?: string][]): Pair[] =>
  pairs.map(([query, text, skill]) => ({ query, text, layer, ...(skill !== undefined && { skill }) }));

export const meeting: readonly Pair[] = [
  ...by('fold', [
    ['ecole', 'Rénover une école'],
    ['ÉCOLE', 'Rénover une école'],
    ["l'ecole", 'Équiper l’école du quartier'],
    ['coeur', 'Au cœur de la médina'],
    ['francais', 'Cours de français'],
    ['evenementiel', 'Appui Événementiel'],
    ['tresorerie', 'Suivre la trésorerie'],
    ['rendez vous', 'Gérer les rendez‑vous'],
    ['اكاديمية', 'إنشاء أكاديمية للفتيات'],
    ['مستشفي', 'مرافقة مستشفى الأطفال'],
    ['جمعيه', 'دعم جمعية نسائية'],
    ['تعليم', 'تَعلِيم القراءة'],
    ['اعداد', 'إعداد ملف التمويل'],
    ['مسوول', 'تكليف مسؤول مالي'],
    ['كيلميم', 'ورشة في گيلميم'],
    ['2026', 'ميزانية ٢٠٢٦'],
    ['تطوير', 'تطـــوير الموقع'],
    ['آلة', 'شراء الة خياطة'],
  ]),
  ...by('form', [
    ['bilans', 'Établir un bilan'],
    ['bilan', 'Établir nos bilans'],
    ['tableau', 'Refaire les tableaux de bord'],
    ['tableaux', 'Refaire le tableau de bord'],
    ['local', 'Aménager des locaux'],
    ['locaux', 'Aménager un local'],
    ['réseau', 'Installer nos réseaux'],
    ['artisane', 'Former des artisanes'],
    ['travail', 'Planifier des travaux'],
    ['budgets', 'Préparer le budget'],
    ['محاسبة', 'ضبط المحاسبة'],
    ['المحاسبة', 'ضبط محاسبة الجمعية'],
    ['محاسبة', 'تكوين في التدبير والمحاسبة'],
    ['ميزانية', 'مساعدة للميزانية السنوية'],
    ['جودة', 'الاهتمام بالجودة'],
    ['حرفة', 'تثمين الحرف والحرفات'],
    ['تكوينات', 'تنظيم تكوين رقمي'],
    ['تكوين', 'تنظيم التكوينات الرقمية'],
    ['محاسبين', 'نبحث عن محاسب'],
    ['محاسب', 'نبحث عن محاسبين'],
    ['مكونون', 'نحتاج إلى مكونين'],
    ['متطوعات', 'استقبال متطوعة'],
    ['والتسويق', 'خطة التسويق'],
  ]),
  ...by('alias', [
    ['Casa', 'Atelier à Casablanca'],
    ['casa', 'ورشة بالدار البيضاء'],
    ['الدار البيضاء', 'Atelier à Casablanca'],
    ['Fez', 'Atelier à Fès'],
    ['فاس', 'Atelier à Fès'],
    ['Fès', 'ورشة في فاس'],
    ['وجدة', 'Caravane d’Oujda'],
    ['Oujda', 'قافلة وجدة'],
    ['Tanger', 'ورشة في طنجة'],
    ['Tangier', 'Atelier à Tanger'],
    ['أغادير', 'Atelier à Agadir'],
    ['Mogador', 'Festival d’Essaouira'],
    ['مراكش', 'Marrakech solidaire'],
    ['بني ملال', 'Antenne de Béni Mellal'],
    ['Sidi Slimane', 'فرع سيدي سليمان'],
    ['Ouarzazate', 'نادي ورزازات'],
    ['RH', 'Organiser les ressources humaines'],
    ['RH', 'تنظيم الموارد البشرية'],
    ['compta', 'Tenir la comptabilité'],
    ['محاسبة', 'Tenir la comptabilité'],
    ['site internet', 'Créer un site web'],
    ['مدرسة', 'Équiper des écoles'],
    ['SWOT', 'Nous aider à y voir clair', 'organisational_diagnosis'],
    ['feuille de route', 'Nous aider à y voir clair', 'strategic_planning'],
    ['خارطة الطريق', 'نريد أن نرى أوضح', 'strategic_planning'],
  ]),
  ...by('typo', [
    ['comptabilte', 'Tenir la comptabilité'],
    ['comptablité', 'Tenir la comptabilité'],
    ['comptabiilté', 'Tenir la comptabilité'],
    ['traduciton', 'Traduction d’un guide'],
    ['tresoreire', 'Suivre la trésorerie'],
    ['Marrakehc', 'Atelier à Marrakech'],
    ['juridque', 'Conseil juridique'],
    ['المحاسبية', 'ضبط المحاسبة'],
    ['التسوييق', 'خطة التسويق'],
    ['الميزنية', 'إعداد الميزانية'],
    ['التواصال', 'خطة التواصل'],
    ['المعلومييات', 'دروس في المعلوميات'],
  ]),
];

export const apart: readonly [query: string, text: string][] = [
  ['جماعة', 'دعم جمعية نسائية'],
  ['جمعية', 'شراكة مع جماعة قروية'],
  ['Oujda', 'Atelier à Ouarzazate'],
  ['وجدة', 'ورشة في ورزازات'],
  ['son', 'Ingénieur des sons'],
  ['sons', 'Prise de son'],
  ['Safi', 'Atelier à Salé'],
  ['Taza', 'Atelier à Tata'],
  ['طاطا', 'ورشة في تازة'],
  ['pain', 'Atelier de bain'],
  ['paie', 'Gérer la paix'],
  ['mer', 'Découvrir la mère'],
  ['وجدة', 'رحلة إلى جدة'],
  ['بنك', 'دروس في نكهة الطبخ'],
  ['علم', 'تنظيم عمل الفريق'],
  ['عمل', 'رفع علم المدرسة'],
  ['droit', 'Étroit passage'],
  ['audit', 'Salle de conférence'],
  ['comptabilité juridique', 'Tenir la comptabilité'],
  ['Fès', 'Atelier à Safi'],
  ['casa', 'Atelier du cas pratique'],
  ['rh', 'Atelier à Rhamna'],
  ['تكوين', 'تمكين النساء'],
  ['site', 'Situation des femmes'],
  ['%', 'Taux de 100 pour cent'],
];
