import { Concealer } from '../conceal/concealer.ts';
import { aLaw } from '../g711/a-law.ts';
import { muLaw } from '../g711/mu-law.ts';
import type { Codec } from './codec.ts';

const RATE = 8_000;
/** Nobody sends more than 100 ms of it in a packet. */
const MAX_SAMPLES = 800;

export function g711Codec(name: 'PCMU' | 'PCMA'): Codec {
  const law = name === 'PCMU' ? muLaw : aLaw;
  const concealer = new Concealer(RATE);
  const samplesIn = ({ length }: Uint8Array): number => (length <= MAX_SAMPLES ? length : 0);
  return {
    name,
    sampleRate: RATE,
    clockRate: RATE,
    encode: law.encode,
    decode: (payload) =>
      samplesIn(payload) > 0 ? concealer.heard(law.decode(payload)) : undefined,
    conceal: () => concealer.conceal(),
    samplesIn,
    [Symbol.dispose]: () => undefined,
  };
}
