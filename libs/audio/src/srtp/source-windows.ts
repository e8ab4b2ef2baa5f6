import { ReplayWindow } from './replay-window.ts';

/** A telephone has one source, and another after it was transferred; what is authentic and has more is odd. */
const MAX_SOURCES = 8;

/** A window for each source. Only what is authentic makes one. */
export class SourceWindows {
  readonly #windows = new Map<number, ReplayWindow>();

  /** @returns that of the source, or a new one that is not kept until `keep` */
  of(ssrc: number): ReplayWindow {
    return this.#windows.get(ssrc) ?? new ReplayWindow();
  }

  keep(ssrc: number, window: ReplayWindow): void {
    this.#windows.delete(ssrc);
    this.#windows.set(ssrc, window);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > MAX_SOURCES) this.#windows.delete(oldest!);
  }
}
