import { compandingOf } from './companding.ts';

/** Of 14 bits, as in ITU-T G.191: makes every segment begin at a power of two. */
const BIAS = 33;
const MAX_BIASED = 0x1fff;

function compress(sample: number): number {
  const magnitude = (sample < 0 ? ~sample : sample) >> 2;
  const biased = Math.min(magnitude + BIAS, MAX_BIASED);
  const segment = 26 - Math.clz32(biased);
  const code = (segment << 4) | ((biased >> (segment + 1)) & 0xf);
  return ~(sample < 0 ? code | 0x80 : code) & 0xff;
}

function expand(byte: number): number {
  const code = ~byte & 0xff;
  const segment = (code >> 4) & 7;
  const magnitude = ((((code & 0xf) << 1) | 0x21) << segment) - BIAS;
  return (code & 0x80 ? -magnitude : magnitude) * 4;
}

/** G.711 mu-law (PCMU, payload type 0), of samples of 16 bits. */
export const muLaw = compandingOf(compress, expand);
