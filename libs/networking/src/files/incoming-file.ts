import { ContentHash } from './content-hash.ts';
import type { Digest } from './content-hash.ts';
import type { EndReason, FileFrame, Refusal } from './file-frame.ts';
import type { FileSink } from './file-store.ts';
import { WINDOW_BYTES } from './outgoing-file.ts';

/** The sender learns so often what is written; to tell it every part would be as many messages back as forth. */
const ACKNOWLEDGE_BYTES = WINDOW_BYTES / 8;

/** A file on its way from one peer. */
export class IncomingFile {
  readonly id: number;
  readonly size: number;
  readonly #sink: FileSink;
  readonly #say: (frame: FileFrame) => boolean;
  readonly #hash: ContentHash;
  readonly #outcome = Promise.withResolvers<'received' | EndReason>();
  /** What has come in order; less of it is written already. */
  #taken = 0;
  #written = 0;
  #acknowledged = 0;
  #isOver = false;
  #work: Promise<void> = Promise.resolve();

  constructor(
    { id, size }: Extract<FileFrame, { kind: 'offer' }>,
    sink: FileSink,
    say: (frame: FileFrame) => boolean,
    digest?: Digest,
  ) {
    this.#hash = new ContentHash(digest);
    this.id = id;
    this.size = size;
    this.#sink = sink;
    this.#say = say;
  }

  get writtenBytes(): number {
    return this.#written;
  }

  get outcome(): Promise<'received' | EndReason> {
    return this.#outcome.promise;
  }

  /** Says from where on it goes; also after a break. */
  accept(): void {
    this.#say({ kind: 'accept', id: this.id, upTo: this.#taken });
  }

  hear(frame: FileFrame): void {
    if (this.#isOver) return;
    if (frame.kind === 'chunk') this.#take(frame.upTo, frame.bytes);
    else if (frame.kind === 'sent') this.#do(() => this.#finish(frame.hash));
    else if (frame.kind === 'cancelled') this.#end('cancelled');
  }

  /** It is not wanted any more, or cannot be; the sender is told. */
  refuse(reason: Refusal = 'refused'): void {
    if (this.#isOver) return;
    this.#say({ kind: 'refused', id: this.id, reason });
    this.#end(reason);
  }

  #end(reason: EndReason): void {
    this.#isOver = true;
    this.#outcome.resolve(reason);
    void this.#work.then(() => this.#sink.abort()).catch(() => undefined);
  }

  #take(from: number, bytes: Uint8Array): void {
    // Sent before a break and again after it.
    if (from !== this.#taken) return;
    const isTooMuch = from + bytes.length > this.size;
    // A sender waits when so much is not written; who does not is no sender of ours.
    const isFlood = this.#taken - this.#written > 2 * WINDOW_BYTES;
    if (isTooMuch || isFlood) return this.refuse('damaged');
    this.#taken += bytes.length;
    this.#hash.update(bytes);
    this.#do(async () => {
      await this.#sink.write(bytes);
      this.#written += bytes.length;
      this.#acknowledge();
    });
  }

  #acknowledge(): void {
    const isDue = this.#written - this.#acknowledged >= ACKNOWLEDGE_BYTES;
    if (!isDue && this.#written < this.size) return;
    this.#acknowledged = this.#written;
    this.#say({ kind: 'ack', id: this.id, upTo: this.#written });
  }

  #do(work: () => Promise<void>): void {
    this.#work = this.#work
      .then(() => (this.#isOver ? undefined : work()))
      .catch(() => this.refuse('not-written'));
  }

  async #finish(hash: Uint8Array): Promise<void> {
    const own = this.#taken === this.size ? await this.#hash.digest() : undefined;
    if (this.#isOver) return;
    const isWhole = own?.every((byte, at) => byte === hash[at]);
    if (!isWhole) return this.refuse('damaged');
    await this.#sink.close();
    this.#isOver = true;
    this.#say({ kind: 'received', id: this.id });
    this.#outcome.resolve('received');
  }
}
