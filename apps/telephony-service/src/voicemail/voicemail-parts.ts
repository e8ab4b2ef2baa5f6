import type { PrismaClient } from '../generated/prisma/client.ts';

/** Of the file of a message, as it is kept and sent. */
const PART_BYTES = 262_144;

export interface VoicemailFile {
  readonly bytes: number;
  /** @param last the last byte that is read */
  read(first: number, last: number): AsyncIterable<Uint8Array>;
}

export function partsOf(callId: string, file: Uint8Array) {
  const count = Math.ceil(file.length / PART_BYTES);
  return Array.from({ length: count }, (_, place) => ({
    ...{ callId, place },
    bytes: new Uint8Array(file.subarray(place * PART_BYTES, (place + 1) * PART_BYTES)),
  }));
}

/** @returns undefined where there is no such message */
export async function openVoicemail(
  client: PrismaClient,
  callId: string,
): Promise<VoicemailFile | undefined> {
  const found = await client.voicemail.findUnique({ where: { callId } });
  if (found?.state !== 'kept') return undefined;
  const { bytes } = found;
  return { bytes, read: (first, last) => readParts(client, callId, first, last) };
}

/** A part is read once the one before was taken, so that nobody holds the whole file. */
async function* readParts(
  client: PrismaClient,
  callId: string,
  first: number,
  last: number,
): AsyncGenerator<Uint8Array> {
  const [from, until] = [first, last].map((at) => Math.floor(at / PART_BYTES)) as [number, number];
  for (let place = from; place <= until; place += 1) {
    const where = { callId_place: { callId, place } };
    const { bytes } = await client.voicemailPart.findUniqueOrThrow({ where });
    const begin = place * PART_BYTES;
    yield bytes.subarray(Math.max(0, first - begin), last + 1 - begin);
  }
}
