import type { PrismaClient } from '@/lib/generated/prisma/client';
import { type Answers, QUESTIONS, TONGUES } from '@/lib/value-propositions/rules';
import { type CastRows, readWholeCast } from './cast';
import { idOf, numbered } from './ids';
import type { SeedClock } from './time';

/** An association that has published what it says to companies, and one that has begun to write it. */
export const SEED_PROPOSITIONS = {
  published: 'bibliobus_souss',
  begun: { association: 'roues_libres', draft: '0d000000-0000-4000-8000-000000000003' },
} as const;

const PUBLISHED: Answers = {
  audience: {
    fr: 'Nous accompagnons 640 enfants de 6 à 12 ans, dans 21 écoles rurales de la province de Tiznit. Leurs parents lisent peu, et lisent avec eux dès qu’un livre entre à la maison.',
    ar: 'نواكب 640 طفلة وطفلا بين 6 و12 سنة في 21 مدرسة قروية بإقليم تيزنيت. آباؤهم قليلو القراءة، ويقرؤون معهم كلما دخل كتاب إلى البيت.',
  },
  problem: {
    fr: 'Pour onze douars, la bibliothèque la plus proche est à 18 km. À dix ans, deux enfants sur trois lisent encore syllabe par syllabe, et beaucoup n’ont jamais eu un livre à eux.',
    ar: 'أقرب خزانة إلى أحد عشر دوارا تبعد 18 كلم. وفي سن العاشرة يقرأ طفلان من كل ثلاثة مقطعا مقطعا، وكثير منهم لم يملك كتابا قط.',
  },
  method: {
    fr: 'Un minibus devenu bibliothèque passe toutes les deux semaines. Chaque enfant choisit un livre, en arabe, en amazighe ou en français. Il le lit avec nous, le garde jusqu’au passage suivant et le raconte aux autres.',
    ar: 'حافلة صغيرة صارت مكتبة تمر كل أسبوعين. يختار كل طفل كتابا بالعربية أو الأمازيغية أو الفرنسية. يقرؤه معنا ويحتفظ به إلى الزيارة التالية ثم يحكيه لرفاقه.',
  },
  proof: {
    fr: 'En un an, la part des enfants qui lisent une page sans aide est passée de 31 % à 58 %. Les enseignants de 14 écoles l’ont mesurée, en octobre puis en juin.',
    ar: 'في سنة واحدة ارتفعت نسبة الأطفال الذين يقرؤون صفحة دون مساعدة من 31% إلى 58%. قاسها أساتذة 14 مدرسة في أكتوبر ثم في يونيو.',
  },
  exchange: {
    fr: 'Quatre jours d’une équipe habituée aux tournées nous feraient desservir six écoles de plus avec le même minibus. Vos équipes y gagnent un terrain réel, et une histoire vraie à raconter. Venez monter à bord un mardi.',
    ar: 'أربعة أيام من فريق متمرس في تنظيم الجولات تمكننا من زيارة ست مدارس إضافية بالحافلة نفسها. ويكسب فريقكم ميدانا حقيقيا وقصة صادقة يحكيها. تعالوا معنا في الحافلة يوم الثلاثاء.',
  },
};

/** As one types the first time: insiders' words, one language, no number yet. */
const BEGUN = {
  'audience.fr': ['Nous accompagnons des personnes en situation de handicap de Marrakech, dont 27 femmes, par le sport.'],
  'problem.fr': [
    'La problématique de la région est le manque d’inclusion, d’où la nécessité d’une approche participative et transversale.',
  ],
  'method.fr': ['Basket en fauteuil, handbike et danse.'],
  'method.ar': ['كرة السلة على الكراسي والدراجة اليدوية والرقص، ثلاث مرات في الأسبوع مع مدربين مكونين.'],
} as const;

/** What associations say to companies; what exists is left as people made it. */
export async function seedPropositions(db: PrismaClient, rows: CastRows, clock: SeedClock): Promise<void> {
  const organisations = numbered(readWholeCast().organisations);
  const ownerIn = (code: string) => {
    const organisationId = idOf(organisations, code);
    const member = rows.memberships.find((row) => row.organisationId === organisationId && row.role === 'owner');
    if (!member) throw new Error(`Nobody answers for ${code}`);
    return { organisationId, userId: member.userId };
  };
  const publisher = ownerIn(SEED_PROPOSITIONS.published);
  const upper = { fr: 'Fr', ar: 'Ar' } as const;
  const columns = QUESTIONS.flatMap((question) => TONGUES.map((lang) => [`${question}${upper[lang]}`, PUBLISHED[question][lang]]));
  await db.valueProposition.createMany({
    data: [
      {
        organisationId: publisher.organisationId,
        publishedById: publisher.userId,
        publishedAt: clock.ago(2, 16),
        ...Object.fromEntries(columns),
      },
    ],
    skipDuplicates: true,
  });
  const { association, draft } = SEED_PROPOSITIONS.begun;
  const writer = ownerIn(association);
  await db.draft.createMany({
    data: [
      {
        id: draft,
        kind: 'proposition',
        organisationId: writer.organisationId,
        authorId: writer.userId,
        fields: Object.fromEntries(Object.entries(BEGUN).map(([name, values]) => [name, [...values]])),
        createdAt: clock.ago(6),
        updatedAt: clock.ago(5),
      },
    ],
    skipDuplicates: true,
  });
}
