import { ContentHash } from './content-hash.ts';
import type { Digest } from './content-hash.ts';
import type { EndReason, FileFrame } from './file-frame.ts';
import type { FileSource } from './file-store.ts';

/** Fits with all its headers into one message of every path: a little more would take two. */
const CHUNK_BYTES = 15 * 1024;
/** What is sent and not yet written at the other side. */
export const WINDOW_BYTES = 64 * CHUNK_BYTES;

export type FileOutcome = 'received' | EndReason | 'not-read';

export interface OutgoingFileOptions {
  readonly onProgress?: ((file: OutgoingFile) => void) | undefined;
  readonly digest?: Digest | undefined;
}

/** A file on its way to one peer. */
export class OutgoingFile {
  readonly id: number;
  readonly source: FileSource;
  readonly #say: (frame: FileFrame) => boolean;
  readonly #onProgress: (file: OutgoingFile) => void;
  readonly #outcome = Promise.withResolvers<FileOutcome>();
  readonly #hash: ContentHash;
  /** What has gone into the hash; after a break some of it is sent again. */
  #hashed = 0;
  #sent = 0;
  #written = 0;
  #isAccepted = false;
  #isPumping = false;
  #isOver = false;
  #digest: Promise<Uint8Array> | undefined;

  /** @param say false when there is no room; `resume` is called when there is again */
  constructor(
    id: number,
    source: FileSource,
    say: (frame: FileFrame) => boolean,
    { onProgress = () => undefined, digest }: OutgoingFileOptions = {},
  ) {
    this.#hash = new ContentHash(digest);
    this.id = id;
    this.source = source;
    this.#say = say;
    this.#onProgress = onProgress;
  }

  /** What has been written at the other side, in bytes. */
  get writtenBytes(): number {
    return this.#written;
  }

  /** Fulfilled when it is over, however it ends. */
  get outcome(): Promise<FileOutcome> {
    return this.#outcome.promise;
  }

  /** At the beginning, and whenever the peer has come back: it says from where on it goes. */
  offer(): void {
    this.#isAccepted = false;
    const { name, size, type } = this.source;
    if (!this.#isOver) this.#say({ kind: 'offer', id: this.id, size, name, type });
  }

  /** There is room again. */
  resume(): void {
    void this.#pump();
  }

  cancel(): void {
    if (this.#isOver) return;
    this.#say({ kind: 'cancelled', id: this.id });
    this.#end('cancelled');
  }

  hear(frame: FileFrame): void {
    if (frame.kind === 'received') return this.#end(this.#digest ? 'received' : 'damaged');
    if (frame.kind === 'refused') return this.#end(frame.reason);
    if (frame.kind !== 'accept' && frame.kind !== 'ack') return;
    // Nobody has written what was not sent.
    if (frame.upTo > this.#hashed) return;
    if (frame.kind === 'accept') {
      this.#isAccepted = true;
      this.#sent = frame.upTo;
    }
    this.#written = Math.max(this.#written, frame.upTo);
    this.#onProgress(this);
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    try {
      while (this.#maySend()) if (!(await this.#sendNext())) break;
    } catch {
      this.#say({ kind: 'cancelled', id: this.id });
      this.#end('not-read');
    } finally {
      this.#isPumping = false;
    }
  }

  #maySend(): boolean {
    return this.#isAccepted && !this.#isOver && this.#sent - this.#written < WINDOW_BYTES;
  }

  /** @returns whether there may be more to send */
  async #sendNext(): Promise<boolean> {
    const { size } = this.source;
    const from = this.#sent;
    if (from === size) return this.#sayAll(from);
    const bytes = await this.source.read(from, Math.min(size, from + CHUNK_BYTES));
    if (bytes.length === 0) throw new Error('the file is shorter than it was');
    // While it was read, the peer may have gone and come back.
    if (from !== this.#sent || !this.#maySend()) return true;
    if (!this.#say({ kind: 'chunk', id: this.id, upTo: from, bytes })) return false;
    this.#sent += bytes.length;
    if (this.#sent <= this.#hashed) return true;
    this.#hash.update(bytes.subarray(this.#hashed - from));
    this.#hashed = this.#sent;
    return true;
  }

  async #sayAll(upTo: number): Promise<boolean> {
    const hash = await (this.#digest ??= this.#hash.digest());
    // Meanwhile the peer may have gone and come back.
    if (upTo !== this.#sent || !this.#maySend()) return true;
    // Said again after a break; whoever has it answers.
    this.#isAccepted = !this.#say({ kind: 'sent', id: this.id, hash });
    return false;
  }

  #end(outcome: FileOutcome): void {
    this.#isOver = true;
    this.#outcome.resolve(outcome);
  }
}
