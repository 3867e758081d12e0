/** What else a form with one file carries: its other fields and the lines between them. */
const ROOM_FOR_FIELDS = 16_384;

/**
 * Reads a form with a file, and no more of it than allowed, whatever its head claims. Undefined is a body
 * that is too large; an empty form is one that nobody can read.
 */
export async function readUpload(request: Request, maxBytes: number): Promise<FormData | undefined> {
  const most = maxBytes + ROOM_FOR_FIELDS;
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  if (request.body) {
    for await (const part of request.body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
      length += part.length;
      if (length > most) return undefined;
      parts.push(part);
    }
  }
  const type = request.headers.get('content-type') ?? '';
  return new Response(new Blob(parts), { headers: { 'content-type': type } }).formData().catch(() => new FormData());
}
