/** A question for the time, or its answer; both carry when the question was asked, on the asker's clock. */
export interface Times {
  readonly kind: 'question' | 'answer';
  readonly askedMs: number;
  /** On the clock of who answers. */
  readonly answeredMs: number;
}

const BYTES = 17;
const KINDS = ['question', 'answer'] as const;

export function writeTimes({ kind, askedMs, answeredMs }: Times): Uint8Array {
  const view = new DataView(new ArrayBuffer(BYTES));
  view.setUint8(0, KINDS.indexOf(kind));
  view.setFloat64(1, askedMs);
  view.setFloat64(9, answeredMs);
  return new Uint8Array(view.buffer);
}

/** @returns undefined for what is neither */
export function readTimes(bytes: Uint8Array): Times | undefined {
  if (bytes.length !== BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = KINDS[view.getUint8(0)];
  const [askedMs, answeredMs] = [view.getFloat64(1), view.getFloat64(9)];
  const isTime = Number.isFinite(askedMs) && Number.isFinite(answeredMs);
  return kind && isTime ? { kind, askedMs, answeredMs } : undefined;
}
