import type { MediaCandidate, MediaTrack, MediaWants } from '@switchboard/acs-wire';
import { systemClock } from '@switchboard/kernel';
import { MediaRefused } from '../port.ts';
import type { MediaGrants, MediaLeg, MediaLegListener } from '../port.ts';
import { Down } from './down.ts';
import type { JanusTrack } from './down.ts';
import type { RoomAccess } from './room-access.ts';
import { Up } from './up.ts';
import type { LiveSection } from './up.ts';

/**
 * A connection that ends may be the page's doing, who is just leaving or beginning anew, or Janus
 * itself may be going. Either is heard of in this time, and is something else than a lost path.
 */
const GRACE_MS = 2_000;

/** The room, as its legs see it. */
export interface LegRoom extends RoomAccess {
  readonly isOver: boolean;
  /** Stops or lets go on what one section of a feed carries, for everybody. */
  moderate(feed: string, mid: string, silent: boolean): Promise<void>;
  changed(): void;
  /** Some of what is sent is for others now. */
  readdressed(): Promise<void>;
  left(leg: JanusLeg): void;
}

/** One person in a room of Janus: a publisher's handle, and a subscriber's once there is somebody. */
export class JanusLeg implements MediaLeg {
  readonly user: string;
  readonly #room: LegRoom;
  readonly #up: Up;
  readonly #down: Down;
  readonly #lost: () => void;
  /** Sections that Janus was told not to forward. */
  readonly #silenced = new Set<string>();
  #grants: MediaGrants;
  #muted = false;
  #paused = false;
  #audience: readonly string[] | undefined;
  #closed = false;
  #work: Promise<unknown> = Promise.resolve();

  private constructor(
    user: string,
    grants: MediaGrants,
    room: LegRoom,
    up: Up,
    listener: MediaLegListener,
  ) {
    this.user = user;
    this.#grants = grants;
    this.#room = room;
    this.#up = up;
    this.#lost = () => this.#loseSoon(listener);
    this.#down = new Down(user, room, {
      offer: (sdp, tracks) => listener.offer(sdp, tracks),
      candidate: (candidate) => listener.candidate('down', candidate),
      lost: this.#lost,
    });
  }

  static async open(
    user: string,
    grants: MediaGrants,
    room: LegRoom,
    listener: MediaLegListener,
  ): Promise<JanusLeg> {
    const up = await Up.open(room, {
      candidate: (candidate) => listener.candidate('up', candidate),
      lost: () => leg.#lost(),
    });
    const leg = new JanusLeg(user, grants, room, up, listener);
    return leg;
  }

  get feed(): string {
    return this.#up.feed;
  }

  get tracks(): readonly JanusTrack[] {
    const { user, feed } = this;
    const audience = this.#audience;
    return this.#up.sources.map(([mid, source]) => ({ feed, mid, user, source, audience }));
  }

  went(live: readonly LiveSection[]): void {
    this.#up.went(live);
  }

  receive(tracks: readonly JanusTrack[]): void {
    this.#down.receive(tracks);
  }

  readdress(tracks: readonly JanusTrack[]): Promise<void> {
    return this.#down.readdress(tracks);
  }

  async address(to: readonly string[] | undefined): Promise<void> {
    this.#audience = to;
    await this.#room.readdressed();
  }

  /** @throws MediaRefused */
  publish(sdp: string, tracks: readonly MediaTrack[]): Promise<string> {
    const refused = tracks.find(({ source }) => !this.#grants[source]);
    if (refused)
      return Promise.reject(new MediaRefused(`Sending ${refused.source} is not allowed.`));
    return this.#inOrder(async () => {
      const answer = await this.#up.publish(sdp, tracks);
      // Before the page has the answer, and so before anything comes.
      await this.#silence();
      return answer;
    });
  }

  answer(sdp: string): Promise<void> {
    return this.#down.answer(sdp);
  }

  async candidate(transport: 'up' | 'down', candidate: MediaCandidate | null): Promise<void> {
    // One that Janus cannot use, or that comes too late, is no reason to fail.
    await (transport === 'up' ? this.#up : this.#down).candidate(candidate).catch(() => undefined);
  }

  want(wants: MediaWants): void {
    this.#down.want(wants);
  }

  grant(grants: MediaGrants): void {
    this.#grants = grants;
    this.#silenceSoon();
  }

  mute(muted: boolean): void {
    this.#muted = muted;
    this.#silenceSoon();
  }

  pause(paused: boolean): void {
    if (paused !== this.#paused) this.#down.pause(paused);
    this.#paused = paused;
    this.#silenceSoon();
  }

  /** All of its handles: a publisher that is thrown out goes on receiving otherwise. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#room.left(this);
    await Promise.all([this.#up[Symbol.asyncDispose](), this.#down[Symbol.asyncDispose]()]);
  }

  #loseSoon(listener: MediaLegListener): void {
    systemClock.after(GRACE_MS, () => {
      if (!this.#closed && !this.#room.isOver) listener.lost();
    });
  }

  #silenceSoon(): void {
    // Sound that could not be stopped must not go on.
    this.#inOrder(() => this.#silence()).catch(() => this.#lost());
  }

  async #silence(): Promise<void> {
    for (const [mid, source] of this.#up.declared) {
      const muted = source === 'audio' && this.#muted;
      const silent = this.#paused || muted || !this.#grants[source];
      if (silent === this.#silenced.has(mid)) continue;
      await this.#room.moderate(this.feed, mid, silent);
      if (silent) this.#silenced.add(mid);
      else this.#silenced.delete(mid);
    }
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#work.then(work);
    this.#work = next.catch(() => undefined);
    return next;
  }
}
