import { fold } from '@/lib/matching/normalise';
import type { SkillOption } from '@/lib/skills/views';

/** Skills that the folded words find, best first; without words all of them, in their order. */
export function findSkills(skills: SkillOption[], query: string): SkillOption[] {
  if (query === '') return skills;
  const ranked = skills.flatMap((skill, order) => {
    const rank = Math.min(...skill.search.map((text) => rankOf(text, query)));
    return rank === Number.POSITIVE_INFINITY ? [] : [{ skill, rank, order }];
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.order - b.order).map(({ skill }) => skill);
}

/** 0 at the start of the text, 1 at the start of a word, 2 within one. */
function rankOf(text: string, query: string): number {
  const at = text.indexOf(query);
  if (at < 0) return Number.POSITIVE_INFINITY;
  if (at === 0) return 0;
  return text.includes(` ${query}`) ? 1 : 2;
}

/** What stands before, in and after the match in the text as it is written; null when it is not in it. */
export function markMatch(text: string, query: string): [string, string, string] | null {
  if (query === '') return null;
  // Folding drops marks and may change lengths, so each sign remembers where it came from.
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const sign of text) {
    const part = /\s/u.test(sign) ? ' ' : fold(sign);
    folded += part;
    for (let step = 0; step < part.length; step += 1) origin.push(at);
    at += sign.length;
  }
  const start = folded.indexOf(query);
  if (start < 0) return null;
  const from = origin[start] ?? 0;
  const to = origin[start + query.length] ?? text.length;
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}
