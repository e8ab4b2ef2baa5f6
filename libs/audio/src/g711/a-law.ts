import { compandingOf } from './companding.ts';

/** Every second bit is inverted, so that silence has edges that a line can be clocked by. */
const INVERTED = 0x55;

function compress(sample: number): number {
  const magnitude = (sample < 0 ? ~sample : sample) >> 4;
  const segment = Math.max(0, 28 - Math.clz32(magnitude));
  const code = segment === 0 ? magnitude : (segment << 4) | ((magnitude >> (segment - 1)) & 0xf);
  return (sample < 0 ? code : code | 0x80) ^ INVERTED;
}

function expand(byte: number): number {
  const code = byte ^ INVERTED;
  const segment = (code >> 4) & 7;
  const step = ((code & 0xf) << 4) + 8;
  const magnitude = segment === 0 ? step : (step + 0x100) << (segment - 1);
  return code & 0x80 ? magnitude : -magnitude;
}

/** G.711 A-law (PCMA, payload type 8), of samples of 16 bits. */
export const aLaw = compandingOf(compress, expand);
