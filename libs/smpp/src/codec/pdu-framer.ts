import type { Clock } from '@switchboard/kernel';
import { HEADER_BYTES } from './read-pdu.ts';

export interface PduFramerOptions {
  readonly clock: Clock;
  /** A longer PDU is refused as soon as it says so. */
  readonly maxPduBytes: number;
  /** From the first byte of a PDU to its last one, in milliseconds. */
  readonly incompletePduMs: number;
  /** A PDU did not become whole in time. */
  readonly onStalled: () => void;
}

const LENGTH_BYTES = 4;

/**
 * Cuts a stream of bytes into PDUs. No more than one incomplete PDU is kept; after a length that cannot be
 * true nothing of the stream can be told apart any more, and the link has to be closed.
 */
export class PduFramer implements Disposable {
  readonly #options: PduFramerOptions;
  #partial: Buffer = Buffer.alloc(0);
  /** How much of it has come. */
  #have = 0;
  #timer: Disposable | undefined;
  #isLost = false;

  constructor(options: PduFramerOptions) {
    this.#options = options;
  }

  /** Has a length come that cannot be true? Nothing is read from then on. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Bytes of a PDU that is not whole yet. */
  get waitingBytes(): number {
    return this.#have;
  }

  /** @returns the PDUs that are whole now; they may share memory with the chunk */
  push(chunk: Uint8Array): Uint8Array[] {
    const pdus: Uint8Array[] = [];
    let rest = chunk;
    while (rest.length > 0 && !this.#isLost) rest = this.#take(rest, pdus);
    this.#watch(pdus.length > 0);
    return pdus;
  }

  [Symbol.dispose](): void {
    this.#isLost = true;
    this.#forget();
  }

  #take(rest: Uint8Array, pdus: Uint8Array[]): Uint8Array {
    if (this.#have === 0 && rest.length >= LENGTH_BYTES) return this.#takeWhole(rest, pdus);
    if (this.#have < LENGTH_BYTES) return this.#takeLength(rest);
    const missing = this.#partial.length - this.#have;
    this.#keep(rest.subarray(0, missing));
    if (this.#have === this.#partial.length) {
      pdus.push(this.#partial);
      this.#clear();
    }
    return rest.subarray(missing);
  }

  #takeWhole(rest: Uint8Array, pdus: Uint8Array[]): Uint8Array {
    const length = this.#lengthOf(rest);
    if (length === undefined) return rest;
    if (rest.length >= length) {
      pdus.push(rest.subarray(0, length));
      return rest.subarray(length);
    }
    this.#partial = Buffer.allocUnsafe(length);
    this.#keep(rest);
    return rest.subarray(rest.length);
  }

  #takeLength(rest: Uint8Array): Uint8Array {
    if (this.#have === 0) this.#partial = Buffer.alloc(LENGTH_BYTES);
    const missing = LENGTH_BYTES - this.#have;
    this.#keep(rest.subarray(0, missing));
    if (this.#have < LENGTH_BYTES) return rest.subarray(rest.length);
    const length = this.#lengthOf(this.#partial);
    if (length === undefined) return rest;
    const whole = Buffer.allocUnsafe(length);
    whole.set(this.#partial);
    this.#partial = whole;
    return rest.subarray(missing);
  }

  #keep(bytes: Uint8Array): void {
    this.#partial.set(bytes, this.#have);
    this.#have += bytes.length;
  }

  #lengthOf(bytes: Uint8Array): number | undefined {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    if (length >= HEADER_BYTES && length <= this.#options.maxPduBytes) return length;
    this.#isLost = true;
    this.#forget();
    return undefined;
  }

  /** Counted from the first byte: who sends one byte a second gains nothing. */
  #watch(isAnother: boolean): void {
    if (this.#have === 0 || isAnother) this.#stop();
    if (this.#have === 0 || this.#isLost) return;
    const { clock, incompletePduMs, onStalled } = this.#options;
    this.#timer ??= clock.after(incompletePduMs, onStalled);
  }

  #forget(): void {
    this.#clear();
    this.#stop();
  }

  #clear(): void {
    this.#partial = Buffer.alloc(0);
    this.#have = 0;
  }

  #stop(): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
  }
}
