import type { PeerId } from '../transport/transport.ts';

export interface PreferredPath {
  /** The how manieth choice; 0 before anybody chose. */
  readonly epoch: number;
  readonly path: string;
  readonly by: PeerId;
}

/** Which path all want: the last choice holds, and of two at once that of the greater name. */
export class Preference {
  #current: PreferredPath;

  constructor(path: string) {
    this.#current = { epoch: 0, path, by: '' };
  }

  get path(): string {
    return this.#current.path;
  }

  get epoch(): number {
    return this.#current.epoch;
  }

  choose(path: string, by: PeerId): void {
    this.#current = { epoch: this.epoch + 1, path, by };
  }

  /** @returns whether another path is wanted than before */
  hear(heard: PreferredPath): boolean {
    const { epoch, path, by } = this.#current;
    const isNewer = heard.epoch === epoch ? heard.by > by : heard.epoch > epoch;
    if (!isNewer) return false;
    this.#current = heard;
    return heard.path !== path;
  }
}
