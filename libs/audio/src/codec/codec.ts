import type { Frame } from '../frame/frame.ts';
import type { SampleRate } from '../frame/sample-rate.ts';

export type CodecName = 'PCMU' | 'PCMA' | 'opus';

/** Sound as one leg sends and hears it. Remembers both directions: one for each leg, disposed with it. */
export interface Codec extends Disposable {
  readonly name: CodecName;
  /** Of the frames on this side. */
  readonly sampleRate: SampleRate;
  /** Units in a second of timestamps. */
  readonly clockRate: number;
  /** @param frame at `sampleRate` */
  encode(frame: Frame): Uint8Array;
  /** @returns as much sound as the payload has, at `sampleRate`; nothing where it cannot be decoded */
  decode(payload: Uint8Array): Int16Array | undefined;
  /** @returns a frame in place of one that was lost, made up of what was decoded before */
  conceal(): Frame;
  /** How long a payload sounds, in units of `clockRate`; 0 where it is none of this codec. Decodes nothing. */
  samplesIn(payload: Uint8Array): number;
}
