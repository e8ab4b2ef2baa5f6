import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { wavHeader } from '@switchboard/audio';
import { RECORDED_RATE } from './recording-file.ts';
import type { Extent, RecordingFile } from './recording-file.ts';

const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/** A WAV file that says how long it is after each part of it. */
export class WavFile implements RecordingFile {
  readonly maxBytesPerSecond: number;
  readonly #handle: FileHandle;
  readonly #channels: number;
  #data = 0;

  private constructor(handle: FileHandle, channels: number) {
    this.#handle = handle;
    this.#channels = channels;
    this.maxBytesPerSecond = RECORDED_RATE * BYTES_PER_SAMPLE * channels;
  }

  static async create(path: string, channels: number): Promise<WavFile> {
    const file = new WavFile(await open(path, 'wx', 0o600), channels);
    await file.#writeHeader();
    return file;
  }

  get bytes(): number {
    return HEADER_BYTES + this.#data;
  }

  async append(part: Int16Array): Promise<void> {
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    await this.#handle.write(bytes, 0, bytes.length, this.bytes);
    this.#data += bytes.length;
    await this.#writeHeader();
  }

  async close(): Promise<void> {
    await this.#handle.sync();
    await this.#handle.close();
  }

  async #writeHeader(): Promise<void> {
    const header = headerOf(this.#data, this.#channels);
    await this.#handle.write(header, 0, header.length, 0);
  }
}

/** Makes a file whole that its writer has left behind. @throws when there is none */
export async function repairWav(path: string, channels: number): Promise<Extent> {
  await using handle = await open(path, 'r+');
  const { size } = await handle.stat();
  const perFrame = BYTES_PER_SAMPLE * channels;
  const frames = Math.floor(Math.max(0, size - HEADER_BYTES) / perFrame);
  const bytes = HEADER_BYTES + frames * perFrame;
  await handle.truncate(bytes);
  await handle.write(headerOf(frames * perFrame, channels), 0, HEADER_BYTES, 0);
  return { bytes, durationMs: Math.floor((frames * 1_000) / RECORDED_RATE) };
}

function headerOf(data: number, channels: number): Buffer {
  return wavHeader(RECORDED_RATE, data / (BYTES_PER_SAMPLE * channels), channels);
}
