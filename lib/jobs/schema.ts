import { z } from 'zod';
import { id } from '@/lib/actions/fields';

export const runJobAgainSchema = z.object({ id: id() });

/** The newest that the person saw: what fails meanwhile waits to be seen. */
export const runAllJobsAgainSchema = z.object({ upTo: id() });
