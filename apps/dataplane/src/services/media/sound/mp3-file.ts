import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createMp3Encoder } from 'wasm-media-encoders';
import type { WasmMediaEncoder } from 'wasm-media-encoders';
import { BYTES_PER_FRAME, MP3_BITRATE } from './mp3-frames.ts';
import { RECORDED_RATE } from './recording-file.ts';
import type { RecordingFile } from './recording-file.ts';

/** What the encoder keeps back for harder passages comes with a later second. */
const MAX_KEPT_BACK = 6 * BYTES_PER_FRAME;

type Encoder = WasmMediaEncoder<'audio/mpeg'>;

/** An MP3 file of one channel. It has no header: what is there of it can be played. */
export class Mp3File implements RecordingFile {
  readonly maxBytesPerSecond = (MP3_BITRATE * 1_000) / 8 + MAX_KEPT_BACK;
  readonly #handle: FileHandle;
  readonly #encoder: Encoder;
  #bytes = 0;

  private constructor(handle: FileHandle, encoder: Encoder) {
    this.#handle = handle;
    this.#encoder = encoder;
  }

  static async create(path: string): Promise<Mp3File> {
    const encoder = await openEncoder();
    return new Mp3File(await open(path, 'wx', 0o600), encoder);
  }

  get bytes(): number {
    return this.#bytes;
  }

  async append(part: Int16Array): Promise<void> {
    const samples = Float32Array.from(part, (sample) => sample / 32_768);
    await this.#write(this.#encoder.encode([samples]));
  }

  async close(): Promise<void> {
    await this.#write(this.#encoder.finalize());
    await this.#handle.sync();
    await this.#handle.close();
  }

  /** @param encoded memory of the encoder, which it writes to with what comes next */
  async #write(encoded: Uint8Array): Promise<void> {
    const bytes = Buffer.from(encoded);
    await this.#handle.write(bytes, 0, bytes.length, this.#bytes);
    this.#bytes += bytes.length;
  }
}

async function openEncoder(): Promise<Encoder> {
  const encoder = await createMp3Encoder();
  encoder.configure({ sampleRate: RECORDED_RATE, channels: 1, bitrate: MP3_BITRATE });
  return encoder;
}
