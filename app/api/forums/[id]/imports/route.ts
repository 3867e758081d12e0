import { isOwnOrigin } from '@/lib/actions/own-origin';
import { readForm } from '@/lib/actions/read-form';
import { readUpload } from '@/lib/actions/read-upload';
import { currentActor } from '@/lib/auth/session';
import { FILE_MAX_BYTES } from '@/lib/files/rules';
import { sendImport } from '@/lib/forum-imports/commands';
import { isImportKind } from '@/lib/forum-imports/schema';
import { isLocale } from '@/lib/i18n/locales';
import { inLocale, routes, rowId } from '@/lib/routes';

/**
 * A plain form of a file, since a server action takes none of this size. It answers with a page, with script and
 * without: the preview, or the form again, which says why.
 */
export async function POST(request: Request, { params }: RouteContext<'/api/forums/[id]/imports'>): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response('403', { status: 403 });
  const forumId = rowId((await params).id);
  if (forumId === null) return new Response('404', { status: 404 });
  // In the address, since a body that is too large is not read.
  const asked = new URL(request.url).searchParams.get('locale') ?? '';
  const actor = await currentActor();
  const locale = isLocale(asked) ? asked : (actor?.locale ?? 'fr');
  if (!actor) return seeOther(inLocale(locale, routes.signIn(routes.forumImports(forumId))));
  // Who may hand in none is told so before anything is read; which forum it is for is decided beside its row.
  if (!actor.staff?.coordinator) return new Response('403', { status: 403 });
  const form = await readUpload(request, FILE_MAX_BYTES);
  const kind = form?.get('kind');
  const refused = (query: Record<string, string>) =>
    seeOther(inLocale(locale, routes.forumImports(forumId, { ...(isImportKind(kind) && { kind }), ...query })));
  if (!form) return refused({ refused: 'fileTooLarge' });
  if (!isImportKind(kind)) return refused({ refused: 'importKindMissing' });
  const file = form.get('file');
  // Browsers send a field without a file as an empty one without a name.
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return refused({ refused: 'importFileMissing' });
  if (file.size > FILE_MAX_BYTES) return refused({ refused: 'fileTooLarge' });
  const { submissionId } = readForm(form);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sent = await sendImport({ actor, submissionId, now: new Date() }, { forumId, kind, fileName: file.name, bytes });
  if (sent.ok) return seeOther(inLocale(locale, routes.forumImport(forumId, sent.value.importId, 'sent')));
  if (sent.code === 'forbidden') return new Response('403', { status: 403 });
  if (sent.code === 'notFound') return new Response('404', { status: 404 });
  const { code = sent.code, params: figures = {} } = sent.fields?.file ?? {};
  return refused({ refused: code, ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, String(value)])) });
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } });
}
