import { z } from 'zod';
import { choice } from '@/lib/actions/fields';

/** A new address in the place of any other, or none. */
export const changeFeedSchema = z.object({ feed: choice(['new', 'none']) });
