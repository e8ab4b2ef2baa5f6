/** Without any sign of the page for this long, it is gone; it gives up sooner itself. */
const GONE_MS = 30_000;
const LOOK_EVERY_MS = 5_000;

/** Notices that a page is not there any more: while it is, it asks every few seconds whether we are. */
export class Liveness implements Disposable {
  readonly #onGone: () => void;
  #timer: NodeJS.Timeout | undefined;
  #heardAt = 0;

  constructor(onGone: () => void) {
    this.#onGone = onGone;
  }

  /** From now on it is expected to be there. */
  begin(): void {
    if (this.#timer) return;
    this.heard();
    this.#timer = setInterval(() => {
      if (performance.now() - this.#heardAt < GONE_MS) return;
      this[Symbol.dispose]();
      this.#onGone();
    }, LOOK_EVERY_MS).unref();
  }

  heard(): void {
    // How long ago that was is a matter of the machine's time.
    this.#heardAt = performance.now();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
