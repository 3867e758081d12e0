import 'server-only';
import { encodePhoto } from '@/lib/pictures/encode-photo';
import { recogniseFile } from './recognise-file';
import { endsLikeAKind, FILE_MAX_BYTES, type FileError, type FileType, safeFileName } from './rules';

/** A file as it arrived; its bytes are read once its size is known to be allowed. */
export type SentFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

export interface KeptFile {
  type: FileType;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A file as it is kept, told by its content: pictures as we encode them, the others as they were sent. */
export async function keepFile(file: SentFile): Promise<KeptFile | { error: FileError }> {
  if (file.size > FILE_MAX_BYTES) return { error: 'fileTooLarge' };
  const sent = new Uint8Array(await file.arrayBuffer());
  const found = recogniseFile(sent);
  if (!found.ok) return { error: found.error === 'fileUnknown' && endsLikeAKind(file.name) ? 'fileMisnamed' : found.error };
  const { type } = found;
  const name = safeFileName(file.name, type);
  if (type !== 'png' && type !== 'jpeg' && type !== 'webp') return { type, name, bytes: sent };
  const encoded = await encodePhoto(sent, type);
  return encoded.ok ? { type, name, bytes: encoded.bytes } : { error: encoded.error };
}
