/** Lengths of the frames of each configuration (RFC 6716 table 2), in units of 48 kHz. */
const SILK = [480, 960, 1_920, 2_880];
const HYBRID = [480, 960];
const CELT = [120, 240, 480, 960];

/** No packet is longer than 120 ms. */
export const MAX_OPUS_SAMPLES = 5_760;
/** An encoder makes less than this of any 20 ms. */
export const MAX_OPUS_BYTES = 1_275;

function frameSamples(configuration: number): number {
  if (configuration < 12) return SILK[configuration % 4]!;
  if (configuration < 16) return HYBRID[configuration % 2]!;
  return CELT[configuration % 4]!;
}

/** @returns how long a packet sounds by its first bytes, in units of 48 kHz; 0 where it is none */
export function opusSamplesIn(payload: Uint8Array): number {
  const [toc, count] = payload;
  if (toc === undefined || payload.length > MAX_OPUS_BYTES) return 0;
  const frames = framesOf(toc & 3, count);
  const samples = frames * frameSamples(toc >> 3);
  return samples <= MAX_OPUS_SAMPLES ? samples : 0;
}

function framesOf(code: number, count: number | undefined): number {
  if (code === 0) return 1;
  if (code < 3) return 2;
  return count === undefined ? 0 : count & 0x3f;
}
