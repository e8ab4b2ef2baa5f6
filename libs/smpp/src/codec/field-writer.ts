import { smppError } from '../smpp-errors.ts';

const PRINTABLE = /^[\x20-\x7e]*$/;

/** Writes the fields of one PDU; what does not fit its field is a mistake of the caller, `invalid-pdu`. */
export class FieldWriter {
  #bytes = Buffer.allocUnsafe(512);
  #length = 0;

  uint8(value: number, field: string): void {
    const at = this.#grow(1);
    this.#bytes.writeUInt8(check(value, 0xff, field), at);
  }

  uint16(value: number, field: string): void {
    const at = this.#grow(2);
    this.#bytes.writeUInt16BE(check(value, 0xffff, field), at);
  }

  uint32(value: number, field: string): void {
    const at = this.#grow(4);
    this.#bytes.writeUInt32BE(check(value, 0xffff_ffff, field), at);
  }

  octets(value: Uint8Array): void {
    const at = this.#grow(value.length);
    this.#bytes.set(value, at);
  }

  /** @param size at most so many bytes, the zero at the end included */
  cString(value: string, size: number, field: string): void {
    if (value.length >= size || !PRINTABLE.test(value)) throw invalid(field);
    const at = this.#grow(value.length + 1);
    this.#bytes.write(value, at, 'latin1');
    this.#bytes[at + value.length] = 0;
  }

  /** With its length put in front, which is counted in it. */
  finish(): Buffer {
    this.#bytes.writeUInt32BE(this.#length, 0);
    return this.#bytes.subarray(0, this.#length);
  }

  /** Before anything is written: the bytes may be others afterwards. */
  #grow(length: number): number {
    const at = this.#length;
    this.#length += length;
    if (this.#length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#length, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, at);
      this.#bytes = larger;
    }
    return at;
  }
}

/** @returns the error about a field that SMPP cannot carry */
export const invalid = (target: string): Error =>
  smppError('invalid-pdu', 'SMPP cannot carry this field.', { target });

function check(value: number, max: number, field: string): number {
  if (!Number.isInteger(value) || value < 0 || value > max) throw invalid(field);
  return value;
}
