import { code } from '@/lib/actions/fields';
import { LINK_TOKEN } from './rules';

/** A mailed link's secret, as its page sends it back. */
export const linkToken = code(LINK_TOKEN);
