import 'server-only';
import { done, type FieldError, type Result, refused } from '@/lib/result';
import { fileError } from './file-error';
import { type KeptFile, keepFile, type SentFile } from './keep-file';
import type { FileType } from './rules';

/** The one file of a form's field, of a kind that it takes, or nothing; what is wrong with it is said by the field. */
export async function keepOne(
  files: readonly SentFile[],
  { field, types }: { field: string; types: readonly FileType[] },
): Promise<Result<KeptFile | null>> {
  const invalid = (error: FieldError) => ({ ...refused('invalid'), fields: { [field]: error } });
  const [file, more] = files;
  if (!file) return done(null);
  if (more) return invalid({ code: 'filesTooMany', params: { max: 1, count: files.length } });
  const kept = await keepFile(file);
  if ('error' in kept) return invalid(fileError(file, kept.error));
  return types.includes(kept.type) ? done(kept) : invalid({ code: 'scanKind' });
}
