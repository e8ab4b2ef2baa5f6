import { systemClock } from '@switchboard/kernel';

/** The size that one section of a subscription is to have. */
export interface LayerWish {
  readonly mid: string;
  readonly substream: number;
}

const FIRST_MS = 500;
/** A size that is not sent at all is not asked for again and again. */
const MAX_ATTEMPTS = 4;

/**
 * Sizes that are asked for and have not come. Another size begins with a key frame, which Janus asks
 * the sender for only once; senders ignore requests that come too close, and packets get lost.
 */
export class LayerWishes implements Disposable {
  readonly #repeat: (wishes: readonly LayerWish[]) => void;
  readonly #open = new Map<string, number>();
  readonly #current = new Map<string, number>();
  #timer: Disposable | undefined;

  constructor(repeat: (wishes: readonly LayerWish[]) => void) {
    this.#repeat = repeat;
  }

  ask(wishes: readonly LayerWish[]): void {
    for (const { mid, substream } of wishes) {
      if (this.#current.get(mid) !== substream) this.#open.set(mid, substream);
      else this.#open.delete(mid);
    }
    if (wishes.length > 0) this.#arm(0);
  }

  came({ mid, substream }: LayerWish): void {
    this.#current.set(mid, substream);
    if (this.#open.get(mid) === substream) this.#open.delete(mid);
  }

  forget(): void {
    this.#current.clear();
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  #arm(times: number): void {
    this.#timer?.[Symbol.dispose]();
    if (times === MAX_ATTEMPTS) return;
    this.#timer = systemClock.after(FIRST_MS * 2 ** times, () => {
      if (this.#open.size === 0) return;
      this.#repeat([...this.#open].map(([mid, substream]) => ({ mid, substream })));
      this.#arm(times + 1);
    });
  }
}
