import { MAX_BODY_BYTES, MAX_HEADER_BYTES } from '../message/message-limits.ts';

const END = Buffer.from('\r\n\r\n');
const LENGTH = /^(?:content-length|l)[ \t]*:[ \t]*(\d{1,6})[ \t]*$/im;
const [CR, LF] = [13, 10];

/** What a chunk completed: whole messages, and how many keep-alives (RFC 5626) came between them. */
export interface Framed {
  readonly messages: Buffer[];
  readonly pings: number;
}

/** Cuts a stream into messages. */
export class MessageFramer {
  #buffer = Buffer.alloc(2_048);
  #length = 0;
  /** Up to where no end of a header was found. */
  #searched = 0;
  #isLost = false;

  /** Nothing more can be read: a message has no length, or is larger than any may be. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Is a message there in part? */
  get isWaiting(): boolean {
    return this.#length > 0;
  }

  push(chunk: Buffer): Framed {
    this.#append(chunk);
    const messages: Buffer[] = [];
    let pings = this.#skipPings();
    for (let next = this.#next(); next; next = this.#next()) {
      messages.push(next);
      pings += this.#skipPings();
    }
    return { messages, pings };
  }

  #append(chunk: Buffer): void {
    const needed = this.#length + chunk.length;
    if (needed > this.#buffer.length) {
      const grown = Buffer.alloc(Math.max(needed, this.#buffer.length * 2));
      this.#buffer.copy(grown, 0, 0, this.#length);
      this.#buffer = grown;
    }
    chunk.copy(this.#buffer, this.#length);
    this.#length = needed;
  }

  #next(): Buffer | undefined {
    if (this.#isLost) return undefined;
    const held = this.#buffer.subarray(0, this.#length);
    const end = held.indexOf(END, Math.max(0, this.#searched - END.length));
    if (end < 0) {
      this.#searched = this.#length;
      this.#isLost = this.#length > MAX_HEADER_BYTES;
      return undefined;
    }
    const body = Number(LENGTH.exec(held.toString('latin1', 0, end))?.[1] ?? Number.NaN);
    this.#isLost = end > MAX_HEADER_BYTES || !(body <= MAX_BODY_BYTES);
    const size = end + END.length + body;
    if (this.#isLost || size > this.#length) return undefined;
    const message = Buffer.from(held.subarray(0, size));
    this.#drop(size);
    return message;
  }

  /** @returns how many pairs of empty lines there were; what is left over may be the half of one */
  #skipPings(): number {
    let lines = 0;
    while (this.#buffer[lines * 2] === CR && this.#buffer[lines * 2 + 1] === LF) {
      if (lines * 2 + 2 > this.#length) break;
      lines += 1;
    }
    if (lines > 0) this.#drop(lines * 2);
    return Math.floor(lines / 2);
  }

  #drop(size: number): void {
    this.#buffer.copyWithin(0, size, this.#length);
    this.#length -= size;
    this.#searched = 0;
  }
}
