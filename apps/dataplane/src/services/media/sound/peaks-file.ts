import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { RECORDED_RATE } from './recording-file.ts';

/** Milliseconds that each peak stands for. */
export const PEAK_MS = 100;
const SAMPLES_PER_PEAK = (RECORDED_RATE * PEAK_MS) / 1_000;

/** How loud a recording is, for whoever draws it: a byte for each tenth of a second, beside its file. */
export class PeaksFile {
  readonly #handle: FileHandle;
  readonly #channels: number;

  private constructor(handle: FileHandle, channels: number) {
    this.#handle = handle;
    this.#channels = channels;
  }

  static async create(path: string, channels: number): Promise<PeaksFile> {
    return new PeaksFile(await open(path, 'wx', 0o600), channels);
  }

  /** @param part samples of all channels in turn */
  async append(part: Int16Array): Promise<void> {
    await this.#handle.write(peaksOf(part, this.#channels));
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

export function peaksPath(path: string): string {
  return `${path}.peaks`;
}

/** The loudest sample of each tenth of a second, in all channels. @returns 0 to 255 */
export function peaksOf(part: Int16Array, channels: number): Uint8Array {
  const length = SAMPLES_PER_PEAK * channels;
  return Uint8Array.from({ length: Math.ceil(part.length / length) }, (_, at) => {
    let loudest = 0;
    for (const sample of part.subarray(at * length, (at + 1) * length)) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    return Math.min(255, loudest >> 7);
  });
}
