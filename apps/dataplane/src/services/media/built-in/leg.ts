import type { MediaTrack, MediaWants } from '@switchboard/acs-wire';
import type { MediaGrants, MediaLeg, MediaLegListener } from '../port.ts';
import type { ConnectionOptions } from './connection.ts';
import { Down } from './down.ts';
import type { Publication } from './publication.ts';
import { Up } from './up.ts';

export interface LegEvents {
  published(publication: Publication): void;
  left(leg: BuiltInLeg): void;
}

/** One person in a room: what they send, what they receive, and what of it may pass. */
export class BuiltInLeg implements MediaLeg {
  readonly user: string;
  readonly #events: LegEvents;
  readonly #up: Up;
  readonly #down: Down;
  #grants: MediaGrants;
  #muted = false;
  #paused = false;
  #audience: ReadonlySet<string> | undefined;

  constructor(
    user: string,
    grants: MediaGrants,
    listener: MediaLegListener,
    options: ConnectionOptions,
    events: LegEvents,
  ) {
    this.user = user;
    this.#grants = grants;
    this.#events = events;
    this.#up = new Up(user, options, {
      published: (publication) => this.#published(publication),
      candidate: (candidate) => listener.candidate('up', candidate),
      lost: () => listener.lost(),
    });
    this.#down = new Down(user, options, {
      offer: (sdp, tracks) => listener.offer(sdp, tracks),
      candidate: (candidate) => listener.candidate('down', candidate),
      lost: () => listener.lost(),
    });
  }

  get publications(): readonly Publication[] {
    return [...this.#up.publications.values()];
  }

  receive(publication: Publication): void {
    this.#down.add(publication);
  }

  forget(publication: Publication): void {
    this.#down.remove(publication);
  }

  publish(sdp: string, tracks: readonly MediaTrack[]): Promise<string> {
    return this.#up.publish(sdp, tracks, this.#grants);
  }

  async answer(sdp: string): Promise<void> {
    await this.#down.answer(sdp).catch(() => undefined);
  }

  /** The page finds us; where it might be found does not matter. */
  async candidate(): Promise<void> {}

  want(wants: MediaWants): void {
    this.#down.want(wants);
  }

  grant(grants: MediaGrants): void {
    this.#grants = grants;
    this.#silence();
  }

  mute(muted: boolean): void {
    this.#muted = muted;
    this.#silence();
  }

  async address(to: readonly string[] | undefined): Promise<void> {
    this.#audience = to && new Set(to);
    for (const publication of this.publications) publication.audience = this.#audience;
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    this.#down.pause(paused);
    this.#silence();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#events.left(this);
    await Promise.all([this.#up[Symbol.asyncDispose](), this.#down[Symbol.asyncDispose]()]);
  }

  #published(publication: Publication): void {
    this.#silence();
    publication.audience = this.#audience;
    this.#events.published(publication);
  }

  #silence(): void {
    for (const publication of this.publications) {
      const muted = publication.source === 'audio' && this.#muted;
      publication.silent = this.#paused || muted || !this.#grants[publication.source];
    }
  }
}
