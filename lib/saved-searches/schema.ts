import { z } from 'zod';
import { choice, id, optionalText, text } from '@/lib/actions/fields';
import { MAIL_CHOICES } from '@/lib/notifications/rules';
import { LIST_KINDS } from '@/lib/search/rules';
import { readQuery, searchQuery } from '@/lib/search/schema';
import { SEARCH_NAME } from './rules';

/** Longer than the address of any list: a hundred signs of words take six or more each. */
const ADDRESS_MAX = 2_000;

const chosen = {
  name: text({ ...SEARCH_NAME, missing: 'searchNameMissing' }),
  alerts: choice(MAIL_CHOICES),
};

export const saveSearchSchema = z.object({
  kind: choice(LIST_KINDS),
  query: optionalText({ max: ADDRESS_MAX }).transform((query) => searchQuery(readQuery(query ?? ''))),
  ...chosen,
});

export const changeSearchSchema = z.object({ id: id(), ...chosen });

export const removeSearchSchema = z.object({ id: id() });
