import type { Clock } from '@switchboard/kernel';
import type { StreamWriter } from './stream-writer.ts';

/** More messages than a process writes in a millisecond. */
const PER_MS = 1_000;

/**
 * Numbers the messages of each stream, beginning at the time. A stream that was forgotten because its
 * process seemed dead goes on with greater numbers: a process that lives after all takes none of them for
 * a repetition, but for a gap.
 */
export class NumberedWriter {
  readonly #from: string;
  readonly #writer: Pick<StreamWriter, 'write'>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #sequences = new Map<string, number>();

  constructor(from: string, writer: Pick<StreamWriter, 'write'>, clock: Pick<Clock, 'now'>) {
    this.#from = from;
    this.#writer = writer;
    this.#clock = clock;
  }

  write(stream: string, topic: string, message: unknown): void {
    const sequence = (this.#sequences.get(stream) ?? this.#clock.now() * PER_MS) + 1;
    this.#sequences.set(stream, sequence);
    const entry = { from: this.#from, sequence, topic, message: JSON.stringify(message) };
    this.#writer.write({ stream, entry });
  }

  /** Its process seems to be gone. */
  forget(stream: string): void {
    this.#sequences.delete(stream);
  }
}
