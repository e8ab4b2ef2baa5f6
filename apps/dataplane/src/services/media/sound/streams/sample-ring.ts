const FIRST_SAMPLES = 4_096;

/** Samples that wait, in the order in which they came; it grows up to its bound. */
export class SampleRing {
  readonly #max: number;
  #samples: Int16Array;
  #start = 0;
  #length = 0;

  constructor(max: number) {
    this.#max = max;
    this.#samples = new Int16Array(Math.min(FIRST_SAMPLES, max));
  }

  get length(): number {
    return this.#length;
  }

  /** @returns how many were taken: those beyond the bound are not */
  push(samples: Int16Array): number {
    const taken = Math.min(samples.length, this.#max - this.#length);
    this.#makeRoom(this.#length + taken);
    const end = (this.#start + this.#length) % this.#samples.length;
    const straight = Math.min(taken, this.#samples.length - end);
    this.#samples.set(samples.subarray(0, straight), end);
    this.#samples.set(samples.subarray(straight, taken), 0);
    this.#length += taken;
    return taken;
  }

  /** Takes the oldest out: `count`, or as many as there are. */
  shift(count: number): Int16Array {
    const taken = Math.min(count, this.#length);
    const made = this.#read(taken, taken);
    this.#start = (this.#start + taken) % this.#samples.length;
    this.#length -= taken;
    return made;
  }

  clear(): void {
    this.#length = 0;
  }

  #makeRoom(needed: number): void {
    if (needed <= this.#samples.length) return;
    const size = Math.min(this.#max, Math.max(needed, this.#samples.length * 2));
    this.#samples = this.#read(this.#length, size);
    this.#start = 0;
  }

  /** The oldest of them, in an array of this size. */
  #read(count: number, size: number): Int16Array {
    const made = new Int16Array(size);
    const straight = Math.min(count, this.#samples.length - this.#start);
    made.set(this.#samples.subarray(this.#start, this.#start + straight));
    made.set(this.#samples.subarray(0, count - straight), straight);
    return made;
  }
}
