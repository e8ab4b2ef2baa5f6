import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { peaksPath, repairMp3, repairWav } from '../../media/port.ts';
import type { Extent } from '../../media/port.ts';
import { channelsOf } from './recording.ts';
import type { RecordingRow } from './recording.ts';

type Filed = Pick<RecordingRow, 'id' | 'format'>;

/** The files of recordings, in a folder that all processes of a data plane share. */
export class RecordedFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @returns where the file of a new recording is to be */
  async place(recording: Filed): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    return this.#pathOf(recording);
  }

  /** Makes a file whole, whoever has left it. @returns nothing of what is not there */
  async settle(recording: Filed & Pick<RecordingRow, 'channelType'>): Promise<Extent> {
    const path = this.#pathOf(recording);
    const repairing =
      recording.format === 'mp3'
        ? repairMp3(path)
        : repairWav(path, channelsOf(recording.channelType));
    return repairing.catch(() => ({ bytes: 0, durationMs: 0 }));
  }

  /** @returns nothing when it is not there */
  async size(recording: Filed): Promise<number | undefined> {
    return stat(this.#pathOf(recording)).then(
      ({ size }) => size,
      () => undefined,
    );
  }

  /** @param last included */
  read(recording: Filed, first: number, last: number): ReadStream {
    return createReadStream(this.#pathOf(recording), { start: first, end: last });
  }

  /** How loud it is, a byte for each tenth of a second; empty where nobody knows. */
  async peaks(recording: Filed): Promise<Uint8Array> {
    return readFile(peaksPath(this.#pathOf(recording))).catch(() => new Uint8Array());
  }

  /** @returns SHA-256 of the whole file, in hexadecimal; nothing when it is not there */
  async digest(recording: Filed): Promise<string | undefined> {
    const hash = createHash('sha256');
    return pipeline(createReadStream(this.#pathOf(recording)), hash).then(
      () => hash.digest('hex'),
      () => undefined,
    );
  }

  async delete(recording: Filed): Promise<void> {
    const path = this.#pathOf(recording);
    await Promise.all([path, peaksPath(path)].map((file) => rm(file, { force: true })));
  }

  /** All of them, also those that are being written. */
  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Named by a digest: whatever an id says, it leads nowhere else. */
  #pathOf({ id, format }: Filed): string {
    return join(this.#folder, `${createHash('sha256').update(id).digest('hex')}.${format}`);
  }
}
