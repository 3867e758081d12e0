import type { z } from 'zod';
import type { FieldError, Params } from '@/lib/result';

/** The first error of each field; a schema's messages are codes, their figures stand in `params`. */
export function fieldErrors(error: z.ZodError): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  for (const issue of error.issues) {
    const name = issue.path.join('.');
    if (errors[name]) continue;
    const params = issue.code === 'custom' ? (issue.params as Params | undefined) : undefined;
    errors[name] = { code: issue.message, ...(params && { params }) };
  }
  return errors;
}
