import 'server-only';
import sharp from 'sharp';
import { sha256 } from '@/lib/files/sha256';
import { LOGO_KEPT_BYTES, LOGO_MAX_BYTES, LOGO_MAX_PIXELS, LOGO_SIDE, type LogoError } from '@/lib/organisations/rules';

export interface EncodedLogo {
  bytes: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
  sha256: string;
}

/**
 * The first bytes say what a file is, whatever its name and the browser say. A drawing (SVG), which could run
 * script or fetch, never reaches a decoder.
 */
function isPicture(bytes: Uint8Array): boolean {
  const starts = (sign: string, at = 0) => Buffer.from(bytes.subarray(at, at + sign.length)).toString('latin1') === sign;
  return starts('\x89PNG\r\n\x1a\n') || starts('\xff\xd8\xff') || (starts('RIFF') && starts('WEBP', 8));
}

/** Smaller and coarser until it is light enough for a list on a slow line. */
const ATTEMPTS = [LOGO_SIDE, 192, 128, 96, 64].flatMap((side) => [80, 60, 40].map((quality) => ({ side, quality })));

/**
 * The picture anew, from its pixels alone: what else the file carried (places, names, another file behind
 * it) is left behind.
 */
export async function encodeLogo(sent: Uint8Array): Promise<{ ok: true; logo: EncodedLogo } | { ok: false; error: LogoError }> {
  const no = (error: LogoError) => ({ ok: false, error }) as const;
  if (sent.length === 0) return no('missing');
  if (sent.length > LOGO_MAX_BYTES) return no('tooLarge');
  if (!isPicture(sent)) return no('unknownType');
  try {
    // Its own limit is asked of the head first, before a small file unfolds into gigabytes.
    const { width, height, pages = 1 } = await sharp(sent, { limitInputPixels: false }).metadata();
    if (width * height > LOGO_MAX_PIXELS) return no('tooManyPixels');
    if (pages > 1) return no('animated');
    const upright = await sharp(sent, { limitInputPixels: LOGO_MAX_PIXELS, failOn: 'warning' })
      .autoOrient()
      .resize(LOGO_SIDE, LOGO_SIDE, { fit: 'inside', withoutEnlargement: true })
      .png()
      .toBuffer();
    for (const { side, quality } of ATTEMPTS) {
      const { data, info } = await sharp(upright)
        .resize(side, side, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality, effort: 4 })
        .toBuffer({ resolveWithObject: true });
      if (data.length > LOGO_KEPT_BYTES) continue;
      const bytes = new Uint8Array(data);
      return {
        ok: true,
        logo: { bytes, width: info.width, height: info.height, sha256: sha256(bytes) },
      };
    }
    return no('unreadable');
  } catch {
    // A decoder's complaint about what somebody sent is no fault of ours.
    return no('unreadable');
  }
}
