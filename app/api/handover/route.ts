import { isOwnOrigin } from '@/lib/actions/own-origin';
import { readUpload } from '@/lib/actions/read-upload';
import { clientAddress } from '@/lib/auth/client-address';
import { currentActor } from '@/lib/auth/session';
import { handOver } from '@/lib/handover/commands';
import { loadArchive } from '@/lib/handover/loaders';
import { handOverSchema } from '@/lib/handover/schema';
import { dayOf } from '@/lib/i18n/day';
import { isLocale } from '@/lib/i18n/locales';
import { inLocale, routes } from '@/lib/routes';

const NO_STORE = { 'Cache-Control': 'private, no-store' };

/**
 * A plain form, answered with the archive itself: it leaves as it is read, and nothing of it is kept here. A refusal
 * leads back to the page, which says why.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response('403', { status: 403 });
  const actor = await currentActor();
  const form = (await readUpload(request, 0)) ?? new FormData();
  const asked = form.get('locale');
  const locale = typeof asked === 'string' && isLocale(asked) ? asked : (actor?.locale ?? 'fr');
  const seeOther = (path: string) => new Response(null, { status: 303, headers: { ...NO_STORE, Location: inLocale(locale, path) } });
  if (!actor) return seeOther(routes.signIn(routes.handover()));
  const read = handOverSchema.safeParse({ password: [form.get('password')].filter(isText), email: [form.get('email')].filter(isText) });
  if (!read.success) return seeOther(routes.handover('passwordWrong'));
  const now = new Date();
  const allowed = await handOver({ actor, address: await clientAddress(), now }, read.data);
  if (!allowed.ok) {
    if (allowed.code === 'forbidden') return new Response('403', { status: 403, headers: NO_STORE });
    const [field] = Object.values(allowed.fields ?? {});
    return seeOther(routes.handover(field?.code ?? allowed.code, Number(allowed.params?.minutes ?? 0)));
  }
  return new Response(loadArchive(now), {
    headers: {
      ...NO_STORE,
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="khibra-${dayOf(now)}.zip"`,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

const isText = (value: FormDataEntryValue | null): value is string => typeof value === 'string';
