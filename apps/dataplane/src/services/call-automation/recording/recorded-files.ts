import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { durationOf, repairWav } from '../../media/port.ts';
import { channelsOf } from './recording.ts';
import type { ChannelType } from './recording.ts';

/** The files of recordings, in a folder that all processes of a data plane share. */
export class RecordedFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @returns where the file of a new recording is to be */
  async place(id: string): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    return this.#pathOf(id);
  }

  /** Makes a file whole, whoever has left it. @returns nothing of what is not there */
  async settle(id: string, type: ChannelType): Promise<{ bytes: number; durationMs: number }> {
    const channels = channelsOf(type);
    const bytes = await repairWav(this.#pathOf(id), channels).catch(() => 0);
    return { bytes, durationMs: durationOf(bytes, channels) };
  }

  /** @returns nothing when it is not there */
  async size(id: string): Promise<number | undefined> {
    return stat(this.#pathOf(id)).then(
      ({ size }) => size,
      () => undefined,
    );
  }

  /** @param last included */
  read(id: string, first: number, last: number): ReadStream {
    return createReadStream(this.#pathOf(id), { start: first, end: last });
  }

  async delete(id: string): Promise<void> {
    await rm(this.#pathOf(id), { force: true });
  }

  /** All of them, also those that are being written. */
  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Named by a digest: whatever an id says, it leads nowhere else. */
  #pathOf(id: string): string {
    return join(this.#folder, `${createHash('sha256').update(id).digest('hex')}.wav`);
  }
}
