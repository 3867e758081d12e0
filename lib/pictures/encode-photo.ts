import 'server-only';
import sharp from 'sharp';
import { FILE_MAX_BYTES, type FileError } from '@/lib/files/rules';

/** Longest side of a kept picture, in pixels: a page of A4 at 300 dots an inch. */
export const PHOTO_SIDE = 3_508;
/** Pixels of a picture that is still unfolded: a phone's best, some 800 MB less than a bomb. */
export const PHOTO_MAX_PIXELS = 64_000_000;

type PictureType = 'png' | 'jpeg' | 'webp';

/** Coarser until it is light enough. */
const ATTEMPTS = [PHOTO_SIDE, 2_048, 1_024].flatMap((side) => [85, 65].map((quality) => ({ side, quality })));

/**
 * A picture that people send each other, anew from its pixels alone: where and with what it was taken is
 * left behind.
 */
export async function encodePhoto(
  sent: Uint8Array,
  type: PictureType,
): Promise<{ ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; error: FileError }> {
  try {
    // The head is asked first, before a small file unfolds into gigabytes.
    const { format, width, height, pages = 1 } = await sharp(sent, { limitInputPixels: false }).metadata();
    if (format !== type || pages > 1) return { ok: false, error: 'fileUnreadable' };
    if (width * height > PHOTO_MAX_PIXELS) return { ok: false, error: 'fileTooManyPixels' };
    for (const { side, quality } of ATTEMPTS) {
      const picture = sharp(sent, { limitInputPixels: PHOTO_MAX_PIXELS, failOn: 'error' })
        .autoOrient()
        .resize(side, side, { fit: 'inside', withoutEnlargement: true });
      const data = await (type === 'png' ? picture.png({ compressionLevel: 9 }) : picture[type]({ quality })).toBuffer();
      if (data.length <= FILE_MAX_BYTES) return { ok: true, bytes: new Uint8Array(data) };
    }
    return { ok: false, error: 'fileTooLarge' };
  } catch {
    // A decoder's complaint about what somebody sent is no fault of ours.
    return { ok: false, error: 'fileUnreadable' };
  }
}
