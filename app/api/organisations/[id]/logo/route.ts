import { isOwnOrigin } from '@/lib/actions/own-origin';
import { readUpload } from '@/lib/actions/read-upload';
import { membershipOf } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/session';
import { isLocale } from '@/lib/i18n/locales';
import { changeLogo } from '@/lib/organisations/commands';
import { loadLogo } from '@/lib/organisations/loaders';
import { LOGO_MAX_BYTES } from '@/lib/organisations/rules';
import { encodeLogo } from '@/lib/pictures/encode-logo';
import { inLocale, routes, rowId, sideOf } from '@/lib/routes';

type Context = RouteContext<'/api/organisations/[id]/logo'>;

/** A logo as it was encoded here. Its address carries its hash, so that a new one has a new address. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const logo = await loadLogo((await params).id);
  if (!logo) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });
  const asked = new URL(request.url).searchParams.get('v');
  const named = asked !== null && asked !== '' && logo.sha256.startsWith(asked);
  const headers = {
    'Content-Type': 'image/webp',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    ETag: `"${logo.sha256}"`,
    // What only some may see is kept by nobody in between.
    'Cache-Control': !logo.isPublic ? 'private, no-store' : named ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
  };
  if (request.headers.get('if-none-match') === headers.ETag) return new Response(null, { status: 304, headers });
  return new Response(logo.bytes, { headers });
}

/**
 * A plain form of a file, since a server action takes none of this size. It answers with the profile's page,
 * with script and without; rights are decided before anything is read, and again beside the row.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response('403', { status: 403 });
  const id = rowId((await params).id);
  // In the address, since a body that is too large is not read.
  const asked = new URL(request.url).searchParams.get('locale') ?? '';
  const actor = await currentActor();
  const locale = isLocale(asked) ? asked : (actor?.locale ?? 'fr');
  if (!actor) return seeOther(inLocale(locale, routes.signIn()));
  const membership = id === null ? undefined : membershipOf(actor, id);
  if (id === null || membership?.role !== 'owner') return new Response('403', { status: 403 });
  const side = sideOf(membership.kind);
  const form = await readUpload(request, LOGO_MAX_BYTES);
  const refused = (error: string) => seeOther(inLocale(locale, routes.profileRefused(side, error)));
  if (!form) return refused('tooLarge');
  if (form.get('intent') === 'remove') {
    const removed = await changeLogo(actor, id, null);
    return removed.ok ? seeOther(inLocale(locale, routes.profile(side, 'logoRemoved'))) : refused('failed');
  }
  const file = form.get('logo');
  const encoded = await encodeLogo(file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array());
  if (!encoded.ok) return refused(encoded.error);
  const kept = await changeLogo(actor, id, encoded.logo);
  return kept.ok ? seeOther(inLocale(locale, routes.profile(side, 'logoKept'))) : refused('failed');
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } });
}
