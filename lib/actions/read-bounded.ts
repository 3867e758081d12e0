/** The body of a request, or null when it is longer: whatever the header says, no more than that is read. */
export async function readBounded(request: Request, most: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.length;
      if (length > most) return null;
      chunks.push(chunk);
    }
  } catch {
    // The page was left, or the line is dead: nobody waits for the answer.
    return '';
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** What it says as JSON; null for what is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
