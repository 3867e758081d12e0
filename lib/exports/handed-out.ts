/** A file that is handed out: its bytes, all at once or as they are made, and the headers that go with them. */
export interface HandedOut {
  bytes: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>;
  mediaType: string;
  disposition: string;
}
