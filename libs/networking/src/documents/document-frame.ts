/** What two copies of a document say to each other. */
export type DocumentFrame =
  /** What the sender has already: what it lacks is sent back. */
  | { readonly kind: 'have'; readonly stateVector: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array };

const HAVE = 0;
const UPDATE = 1;

export function writeDocumentFrame(frame: DocumentFrame): Uint8Array {
  const payload = frame.kind === 'have' ? frame.stateVector : frame.update;
  const bytes = new Uint8Array(1 + payload.length);
  bytes[0] = frame.kind === 'have' ? HAVE : UPDATE;
  bytes.set(payload, 1);
  return bytes;
}

/** @returns undefined for what is no frame; what it holds is for the document to judge */
export function readDocumentFrame(bytes: Uint8Array): DocumentFrame | undefined {
  if (bytes.length < 2) return undefined;
  const payload = bytes.subarray(1);
  if (bytes[0] === HAVE) return { kind: 'have', stateVector: payload };
  return bytes[0] === UPDATE ? { kind: 'update', update: payload } : undefined;
}
