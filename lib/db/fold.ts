import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';

const APOSTROPHES = '’‘‛ʼʹ′`´';
/** Combining marks of both scripts, tatweel, and what has no width: a class of PostgreSQL's regular expressions. */
const UNSEEN =
  '[\\u0300-\\u036f\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]';
/** What decomposition leaves as it is, and what each is searched as, sign by sign. */
const LETTERS = 'ŒÆةىیٱکڭگݣپڤڥ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹‐‒–—―';
const SEARCHED_AS = 'œæهيياككككبفف01234567890123456789-----';

/**
 * `fold` of lib/matching/normalise.ts over a text of the database, but for spaces; a test compares them
 * over the whole seed. Words to find are folded by that one, so that both sides are the same.
 */
export function foldSql(text: Prisma.Sql): Prisma.Sql {
  const plain = Prisma.sql`normalize(translate(${text}, ${APOSTROPHES}, ${"'".repeat(APOSTROPHES.length)}), NFKD)`;
  const lower = Prisma.sql`lower(regexp_replace(${plain}, ${UNSEEN}, '', 'g'))`;
  return Prisma.sql`replace(replace(translate(${lower}, ${LETTERS}, ${SEARCHED_AS}), 'œ', 'oe'), 'æ', 'ae')`;
}
