import type { RefusalStatus } from './command-status.ts';

/** Reads the fields of one body. Of several failures the first one is kept; nothing is thrown. */
export class FieldReader {
  readonly #bytes: Buffer;
  #at = 0;
  #failure: RefusalStatus | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get failure(): RefusalStatus | undefined {
    return this.#failure;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  fail(status: RefusalStatus): void {
    this.#failure ??= status;
  }

  uint8(): number {
    return this.#has(1, 'ESME_RINVCMDLEN') ? this.#bytes.readUInt8(this.#at++) : 0;
  }

  uint16(): number {
    if (!this.#has(2, 'ESME_RINVOPTPARSTREAM')) return 0;
    this.#at += 2;
    return this.#bytes.readUInt16BE(this.#at - 2);
  }

  /** A copy would cost; the bytes are those of the PDU. */
  octets(length: number, otherwise: RefusalStatus): Uint8Array {
    if (!this.#has(length, otherwise)) return new Uint8Array();
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** @param size at most so many bytes, the zero at the end included (SMPP 3.4, 3.1) */
  cString(size: number, otherwise: RefusalStatus): string {
    const zero = this.#bytes.subarray(this.#at, this.#at + size).indexOf(0);
    if (zero < 0) return this.#none(this.left < size ? 'ESME_RINVCMDLEN' : otherwise);
    const field = this.#bytes.subarray(this.#at, this.#at + zero);
    this.#at += zero + 1;
    return isPrintable(field) ? field.toString('latin1') : this.#none(otherwise);
  }

  /** Nothing may be left. */
  end(): void {
    if (this.left > 0) this.fail('ESME_RINVCMDLEN');
  }

  #none(status: RefusalStatus): string {
    this.fail(status);
    return '';
  }

  #has(length: number, otherwise: RefusalStatus): boolean {
    if (this.#failure === undefined && this.left < length) this.fail(otherwise);
    return this.#failure === undefined;
  }
}

/** ASCII without control characters. */
export function isPrintable(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
}
