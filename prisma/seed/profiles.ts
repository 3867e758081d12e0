/** What some associations of the cast say of themselves; the second in Arabic alone, as many do. */
export const PROMPTS: Readonly<
  Record<
    string,
    {
      servesFr?: string;
      servesAr?: string;
      changesFr?: string;
      changesAr?: string;
      seeksFr?: string;
      seeksAr?: string;
      links?: string[];
    }
  >
> = {
  gharb_metiers: {
    servesFr: 'Six cents jeunes de Kénitra et des communes voisines, sortis de l’école sans diplôme.',
    servesAr: 'ستمائة شابة وشاب من القنيطرة والجماعات المجاورة، غادروا المدرسة دون شهادة.',
    changesFr: 'Après neuf mois, deux sur trois signent un premier contrat dans un atelier ou une usine du Gharb.',
    changesAr: 'بعد تسعة أشهر، يوقع اثنان من كل ثلاثة أول عقد عمل في ورشة أو معمل بالغرب.',
    seeksFr: 'Des outils de suivi simples, et des personnes du métier pour nos jurys.',
    seeksAr: 'أدوات بسيطة للتتبع، ومهنيون يشاركون في لجان التقييم.',
    links: ['https://gharb-metiers.example/'],
  },
  terrasses_dades: {
    servesFr: 'Quarante familles des villages de la vallée.',
    servesAr: 'أربعون أسرة من قرى الوادي.',
    changesFr: 'Douze parcelles sont de nouveau cultivées.',
    changesAr: 'عادت اثنتا عشرة قطعة أرضية إلى الزراعة.',
    seeksFr: 'Une carte des terrasses à relever en premier.',
    seeksAr: 'خريطة للمدرجات التي يجب ترميمها أولا.',
  },
  escale_metiers_bis: {
    servesFr: 'Des jeunes du quartier, sans diplôme.',
    changesFr: 'Un premier contrat en moins d’un an.',
    seeksFr: 'Des entreprises qui accueillent en stage.',
  },
  rampe_commune: {
    servesAr: 'الأشخاص في وضعية إعاقة حركية بسلا والرباط، وأسرهم.',
    changesAr: 'مرافق عمومية ومقاولات يمكن دخولها واستعمالها دون مساعدة.',
    seeksAr: 'مهندسون معماريون يرافقوننا في زيارات الولوجيات.',
  },
};

/** A new name that waits at the desk; the verified one stays public. */
export const PROPOSED_CHANGE = {
  code: 'ecoute_doukkala',
  daysAgo: 2,
  values: { nameFr: 'Association Écoute et Médiation Doukkala', nameAr: 'جمعية إنصات ووساطة دكالة' },
} as const;
