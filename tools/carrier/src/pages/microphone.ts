import { samplesPerFrame } from '@switchboard/audio';
import type { Frame } from '@switchboard/audio';
import { SILENT_FRAME } from '../telephones/sounds.ts';
import type { Sound } from '../telephones/sounds.ts';

const FRAME_BYTES = samplesPerFrame(8_000) * 2;
/** So much waits before it is said, as pages are not on time. */
const FIRST_FRAMES = 3;
/** 200 ms; what is older gives way. */
const MAX_FRAMES = 10;

/** What the page of a handset hears, frame by frame, until it is said. */
export class Microphone {
  readonly #frames: Frame[] = [];
  #isFilling = true;

  /** @param bytes 20 ms: 160 samples of 16 bits, the lower byte first; anything else is left out */
  put(bytes: Buffer): void {
    if (bytes.length !== FRAME_BYTES) return;
    const frame = new Int16Array(bytes.length / 2);
    for (let at = 0; at < frame.length; at++) frame[at] = bytes.readInt16LE(at * 2);
    this.#frames.push(frame);
    if (this.#frames.length > MAX_FRAMES) this.#frames.shift();
    if (this.#frames.length >= FIRST_FRAMES) this.#isFilling = false;
  }

  readonly sound: Sound = () => {
    const frame = this.#isFilling ? undefined : this.#frames.shift();
    if (!frame) this.#isFilling = true;
    return frame ?? SILENT_FRAME;
  };
}

/** As a page takes it. */
export function bytesOf(frame: Frame): Buffer {
  const bytes = Buffer.alloc(frame.length * 2);
  for (let at = 0; at < frame.length; at++) bytes.writeInt16LE(frame[at]!, at * 2);
  return bytes;
}
