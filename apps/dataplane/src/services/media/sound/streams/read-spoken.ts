import { z } from 'zod';

/** What a server says: sound, or that what waits of it is not to be heard. */
export type Spoken =
  { readonly kind: 'audio'; readonly samples: Int16Array } | { readonly kind: 'stop' };

/** SDKs differ in the case of names. */
const lowered = z
  .record(z.string(), z.unknown())
  .transform((all) =>
    Object.fromEntries(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value])),
  );
/** Of an audio frame from JavaScript, `stopAudio` is a part, too: the kind decides. */
const frame = lowered.pipe(
  z.object({ kind: z.string().max(32), audiodata: z.unknown().optional() }),
);
const audio = lowered.pipe(z.object({ data: z.string() }));

/** @returns nothing for what is no frame that is known here */
export function readSpoken(text: string): Spoken | undefined {
  const read = frame.safeParse(parsed(text));
  if (!read.success) return undefined;
  const kind = read.data.kind.toLowerCase();
  if (kind === 'stopaudio') return { kind: 'stop' };
  if (kind !== 'audiodata') return undefined;
  const { success, data } = audio.safeParse(read.data.audiodata);
  return success ? { kind: 'audio', samples: samplesOf(data.data) } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of 16 bits, little-endian; half a sample is none. */
function samplesOf(base64: string): Int16Array {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  return new Int16Array(bytes.buffer, 0, bytes.length >> 1);
}
