import { resampler, silentFrame } from '@switchboard/audio';
import type { Frame, WavSound } from '@switchboard/audio';
import { Endpointer } from '@switchboard/speech';

/** What those hear well who understand words. */
const HEARD_RATE = 16_000;

export interface EarEvents {
  spoke(): void;
  /** @param pcm 16 kHz, 16 bits, little-endian, in base64 */
  said(pcm: string): void;
}

/** Finds what one participant says, among the frames of a call. */
export class Ear {
  readonly user: string;
  readonly #turn = resampler(48_000, HEARD_RATE);
  readonly #endpointer: Endpointer;
  readonly #events: EarEvents;

  constructor(user: string, endSilenceMs: number, events: EarEvents) {
    this.user = user;
    this.#endpointer = new Endpointer({ sampleRate: HEARD_RATE, endSilenceMs });
    this.#events = events;
  }

  /** One tick; in silence nothing comes, and time goes on. */
  tick(frame: Frame | undefined): void {
    const event = this.#endpointer.put(this.#turn(frame ?? silentFrame(48_000)));
    if (event?.kind === 'began') this.#events.spoke();
    if (event?.kind === 'ended') this.#events.said(writePcm(event.utterance.samples));
  }
}

function writePcm(samples: Int16Array): string {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64');
}

/** The other side of it. */
export function readPcm(pcm: string): WavSound {
  const bytes = new Uint8Array(Buffer.from(pcm, 'base64'));
  return { sampleRate: HEARD_RATE, samples: new Int16Array(bytes.buffer) };
}
