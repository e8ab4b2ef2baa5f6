import type { Part } from './part.ts';
import type { PartBytes } from './join-parts.ts';

/** A text of which parts are missing. */
export class OpenText {
  readonly sender: string;
  readonly recipient: string;
  readonly total: number;
  readonly expiresAt: number;
  readonly #parts = new Map<number, PartBytes>();
  /** What each part was, also after its bytes were let go. */
  readonly #digests = new Map<number, number>();
  #bytes = 0;

  constructor({ sender, recipient, place }: Part, expiresAt: number) {
    this.sender = sender;
    this.recipient = recipient;
    this.total = place.total;
    this.expiresAt = expiresAt;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get parts(): ReadonlyMap<number, PartBytes> {
    return this.#parts;
  }

  get isWhole(): boolean {
    return this.#parts.size === this.total;
  }

  /** Is it a part that is here already? */
  repeats({ place, bytes }: Part): boolean {
    return this.total === place.total && this.#digests.get(place.index) === digestOf(bytes);
  }

  /** Is it of another text, whose reference happens to be the same? */
  contradicts({ place }: Part): boolean {
    return this.total !== place.total || this.#digests.has(place.index);
  }

  add({ place, bytes, dataCoding }: Part): void {
    // The bytes are those of a PDU, and keep all that came with it.
    this.#parts.set(place.index, { dataCoding, bytes: bytes.slice() });
    this.#digests.set(place.index, digestOf(bytes));
    this.#bytes += bytes.length;
  }

  inOrder(): PartBytes[] {
    return [...this.#parts].sort(([one], [other]) => one - other).map(([, part]) => part);
  }

  /** The same without its bytes, to know parts again that are repeated. */
  digest(): OpenText {
    const place = { kind: 'header', reference: 0, total: this.total, index: 1 } as const;
    const { sender, recipient } = this;
    const bytes = new Uint8Array();
    const copy = new OpenText({ sender, recipient, place, bytes, dataCoding: 0 }, this.expiresAt);
    for (const [index, digest] of this.#digests) copy.#digests.set(index, digest);
    return copy;
  }
}

/** FNV-1a: who makes two parts collide harms nobody but their own text. */
function digestOf(bytes: Uint8Array): number {
  let hash = 0x811c_9dc5 ^ bytes.length;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x0100_0193);
  return hash >>> 0;
}
