/**
 * A table as RFC 4180 has it, for a person's spreadsheet: UTF-8 with its mark, and nothing in it that a spreadsheet
 * would calculate. Rows go out as they come in: the memory of a table does not grow with it.
 */

/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

/** Whether a text is a plain number, which a spreadsheet may take for one. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** One field: a formula becomes text, and what would end the field is quoted. Complexity O(length); no errors. */
export function csvField(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const row = (fields: readonly string[]) => `${fields.map(csvField).join(',')}\r\n`;

/** Characters that are sent at once. */
const CHUNK = 16_384;

/** The bytes of a table, as they are asked for. */
export function csvStream(header: readonly string[], rows: AsyncIterable<readonly string[]>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const iterator = rows[Symbol.asyncIterator]();
  let waiting = `\ufeff${row(header)}`;
  return new ReadableStream({
    async pull(controller) {
      while (waiting.length < CHUNK) {
        const { done, value } = await iterator.next();
        if (done) {
          if (waiting !== '') controller.enqueue(encoder.encode(waiting));
          controller.close();
          return;
        }
        waiting += row(value);
      }
      controller.enqueue(encoder.encode(waiting));
      waiting = '';
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
