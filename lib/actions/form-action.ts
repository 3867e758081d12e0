import 'server-only';
import { redirect, unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/session';
import type { Locale } from '@/lib/i18n/locales';
import { type FormAction, type FormState, type Refused, type Result, refused } from '@/lib/result';
import { inLocale } from '@/lib/routes';
import { fieldErrors } from './field-errors';
import { echo, readForm } from './read-form';

export interface ActionContext<Input, Who> {
  actor: Who;
  input: Input;
  /** What was chosen in fields of files, by name; its content is the command's to judge. */
  files: Readonly<Record<string, readonly File[]>>;
  locale: Locale;
  /** Names this press of the button; unique per actor. */
  submissionId: string;
  /** What the address of the form's page asked for, where the page that follows goes on with it. */
  keep: string | undefined;
}

/**
 * Where to go once it is done, without the language; undefined stays on the page, whose form says what is
 * `shown`, by name, this once. `locale` where that is another than the form's.
 */
export type Outcome = { redirectTo?: string; locale?: Locale; shown?: FormState['values'] };

/**
 * The one wrapper of every server action (forms of other sites end in proxy.ts): who acts (from the database), what was sent (by the
 * schema), what came out (codes, never sentences). `run` decides on rights and calls the command.
 *
 * A refusal gives back all that was typed but passwords. An unexpected error is logged under a
 * reference and answered as `failed`: nobody ever sees `error.message`.
 */
export function formAction<Schema extends z.ZodType>(
  schema: Schema,
  run: (context: ActionContext<z.output<Schema>, Actor>) => Promise<Result<Outcome>>,
): FormAction {
  return answering(schema, async (context) =>
    context.actor === null ? refused('forbidden', { signedOut: 'yes' }) : run({ ...context, actor: context.actor }),
  );
}

/** The same for the few actions that need nobody signed in, such as signing in. */
export function publicFormAction<Schema extends z.ZodType>(
  schema: Schema,
  run: (context: ActionContext<z.output<Schema>, Actor | null>) => Promise<Result<Outcome>>,
): FormAction {
  return answering(schema, run);
}

function answering<Schema extends z.ZodType>(
  schema: Schema,
  run: (context: ActionContext<z.output<Schema>, Actor | null>) => Promise<Result<Outcome>>,
): FormAction {
  return async (_previous, formData) => {
    const { fields, files, locale, submissionId, keep } = readForm(formData);
    const values = echo(fields);
    try {
      const actor = await currentActor();
      const parsed = schema.safeParse(fields);
      if (!parsed.success) {
        return { status: 'refused', code: 'invalid', fields: fieldErrors(parsed.error), values };
      }
      const result = await run({ actor, input: parsed.data, files, locale, submissionId, keep });
      if (!result.ok) return refusal(result, values);
      if (result.value.redirectTo !== undefined) redirect(inLocale(result.value.locale ?? locale, result.value.redirectTo));
      return { status: 'done', fields: {}, values: result.value.shown ?? {} };
    } catch (error) {
      unstable_rethrow(error);
      const reference = crypto.randomUUID().slice(0, 8);
      console.error(`An action failed, reference ${reference}:`, error);
      return refusal(refused('failed', { reference }), values);
    }
  };
}

function refusal(result: Refused, values: FormState['values']): FormState {
  return {
    status: 'refused',
    code: result.code,
    ...(result.params && { params: result.params }),
    fields: result.fields ?? {},
    values,
  };
}
