/** One of the two laws of ITU-T G.711: a byte for each sample, finer where it is quiet. */
export interface Companding {
  readonly encode: (samples: Int16Array) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => Int16Array;
  /** The byte that silence is. */
  readonly silence: number;
}

const SAMPLES = 65_536;
const BYTES = 256;

/** Both directions by table: 64 KB and 512 bytes for each law. */
export function compandingOf(
  compress: (sample: number) => number,
  expand: (byte: number) => number,
): Companding {
  const bytes = new Uint8Array(SAMPLES);
  for (let index = 0; index < SAMPLES; index++) bytes[index] = compress((index << 16) >> 16);
  const samples = new Int16Array(BYTES);
  for (let byte = 0; byte < BYTES; byte++) samples[byte] = expand(byte);
  return {
    silence: compress(0),
    encode: (pcm) => {
      const encoded = new Uint8Array(pcm.length);
      for (let at = 0; at < pcm.length; at++) encoded[at] = bytes[pcm[at]! & 0xffff]!;
      return encoded;
    },
    decode: (encoded) => {
      const pcm = new Int16Array(encoded.length);
      for (let at = 0; at < encoded.length; at++) pcm[at] = samples[encoded[at]!]!;
      return pcm;
    },
  };
}
