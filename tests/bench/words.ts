import templates from '@/lib/drafts/need-templates.json' with { type: 'json' };
import type { NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { readProvinces, readSkills } from '@/prisma/seed/content';
import type { Owner } from './country';

/*
 * What the organisations and listings of the synthetic country say: real skills, places and templates, put together
 * by arithmetic on ids, so that texts are as long as people's and words as frequent, and the same in each run.
 */

type Said = { fr: string; ar: string };

const NAMES: readonly Said[] = [
  ['Al Amal', 'الأمل'],
  ['Annour', 'النور'],
  ['Tadamoun', 'التضامن'],
  ['Atlas', 'الأطلس'],
  ['Al Massar', 'المسار'],
  ['Ennahda', 'النهضة'],
  ['Tifaouine', 'تيفاوين'],
  ['Al Wafae', 'الوفاء'],
  ['Assalam', 'السلام'],
  ['Ibtissama', 'الابتسامة'],
  ['Al Karama', 'الكرامة'],
  ['Rawabit', 'الروابط'],
  ['Al Moustakbal', 'المستقبل'],
].map(([fr = '', ar = '']) => ({ fr, ar }));

const skills = new Map(readSkills().skills.map(({ code, fr, ar }) => [code, { fr, ar }]));
const provinces = new Map(readProvinces().map(({ code, nameFr, nameAr }) => [code, { fr: nameFr, ar: nameAr }]));
const known = (map: ReadonlyMap<string, Said>, code: string): Said => map.get(code) ?? { fr: code, ar: code };
const placeOf = (province: string) => known(provinces, province);

export function namesOf({ id, kind, place }: Owner): Said {
  const name = NAMES[id % NAMES.length] as Said;
  const [fr, ar] = kind === 'ASSOCIATION' ? ['Association', 'جمعية'] : ['Société', 'شركة'];
  return { fr: `${fr} ${name.fr} ${placeOf(place.code).fr} ${id}`, ar: `${ar} ${name.ar} ${placeOf(place.code).ar} ${id}` };
}

/** In Arabic, in French, or in both, as the organisation works; whoever works in another language writes French. */
function inLanguages<Field extends string>(languages: NeedFacts['languages'], said: Record<Field, Said>): Record<string, string | null> {
  const arabic = languages.includes('ar');
  const french = languages.includes('fr') || !arabic;
  const fields = Object.entries<Said>(said);
  return Object.fromEntries(
    fields.flatMap(([field, { fr, ar }]) => [
      [`${field}Fr`, french ? fr : null],
      [`${field}Ar`, arabic ? ar : null],
    ]),
  );
}

/** The first sentence of a template, its blanks filled with the place: people write less than our templates do. */
const filled = (text: string, place: string) => text.replaceAll(/\[[^\]]*\]/g, place).replace(/(?<=\.)\s.*$/s, '');

export function wordsOfNeed({ id, skills: asked, province, languages }: NeedFacts): Record<string, string | null> {
  const { templates: all } = templates;
  const template = all[id % all.length] as (typeof all)[number];
  const place = placeOf(province);
  const skill = known(skills, asked[0]?.code ?? '');
  return inLanguages(languages, {
    title: { fr: `${skill.fr} à ${place.fr}`, ar: `${skill.ar} في ${place.ar}` },
    context: { fr: filled(template.contextFr, place.fr), ar: filled(template.contextAr, place.ar) },
    deliverable: { fr: template.deliverableFr, ar: template.deliverableAr },
  });
}

export function wordsOfOffer({ skills: offered, homeProvince, languages }: OfferFacts): Record<string, string | null> {
  const place = placeOf(homeProvince);
  const labels = offered.map(({ code }) => known(skills, code));
  const [first = { fr: '', ar: '' }] = labels;
  return inLanguages(languages, {
    title: { fr: `${first.fr} depuis ${place.fr}`, ar: `${first.ar} من ${place.ar}` },
    description: {
      fr: `Nos équipes de ${place.fr} donnent de leur temps : ${labels.map(({ fr }) => fr).join(', ')}.`,
      ar: `تضع فرقنا في ${place.ar} خبرتها رهن إشارتكم: ${labels.map(({ ar }) => ar).join('، ')}.`,
    },
  });
}
