import { extractText, getDocumentProxy } from 'unpdf';

/** A text as it may be looked for in another: every space is one, and letters are written one way. */
export function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
}

/** What a program that reads a PDF finds in it: the words of all pages. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return plain(text);
}
