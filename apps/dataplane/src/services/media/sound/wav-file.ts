import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { wavHeader } from '@switchboard/audio';

/** Of every recording. */
export const RECORDED_RATE = 16_000;
const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/** A WAV file that says how long it is after each part of it, so that it can be read whenever it breaks off. */
export class WavFile {
  readonly #handle: FileHandle;
  readonly #channels: number;
  #bytes = 0;

  private constructor(handle: FileHandle, channels: number) {
    this.#handle = handle;
    this.#channels = channels;
  }

  static async create(path: string, channels: number): Promise<WavFile> {
    const file = new WavFile(await open(path, 'wx', 0o600), channels);
    await file.#writeHeader();
    return file;
  }

  /** Of sound, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @param part samples of all channels in turn */
  async append(part: Int16Array): Promise<void> {
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    await this.#handle.write(bytes, 0, bytes.length, HEADER_BYTES + this.#bytes);
    this.#bytes += bytes.length;
    await this.#writeHeader();
  }

  async close(): Promise<void> {
    await this.#handle.sync();
    await this.#handle.close();
  }

  async #writeHeader(): Promise<void> {
    const header = headerOf(this.#bytes, this.#channels);
    await this.#handle.write(header, 0, header.length, 0);
  }
}

/** Milliseconds of sound in a file of so many bytes. */
export function durationOf(bytes: number, channels: number): number {
  const samples = Math.max(0, bytes - HEADER_BYTES) / (BYTES_PER_SAMPLE * channels);
  return Math.floor((samples * 1_000) / RECORDED_RATE);
}

/** Makes a file whole that its writer has left behind. @returns its bytes */
export async function repairWav(path: string, channels: number): Promise<number> {
  const handle = await open(path, 'r+');
  try {
    const { size } = await handle.stat();
    const perFrame = BYTES_PER_SAMPLE * channels;
    const bytes = Math.floor(Math.max(0, size - HEADER_BYTES) / perFrame) * perFrame;
    await handle.truncate(HEADER_BYTES + bytes);
    await handle.write(headerOf(bytes, channels), 0, HEADER_BYTES, 0);
    return HEADER_BYTES + bytes;
  } finally {
    await handle.close();
  }
}

function headerOf(bytes: number, channels: number): Buffer {
  return wavHeader(RECORDED_RATE, bytes / (BYTES_PER_SAMPLE * channels), channels);
}
