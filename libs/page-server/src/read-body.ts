const MAX_BYTES = 256 * 1024;

/** Stops reading as soon as it is too much: nobody has to be signed in to send. */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The types for pages do not know that Node's streams can be iterated.
  const body = request.body as AsyncIterable<Uint8Array> | null;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
