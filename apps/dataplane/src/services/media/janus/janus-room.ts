import { EngineUnavailable } from '../port.ts';
import type { MediaGrants, MediaLeg, MediaLegListener, MediaRoom } from '../port.ts';
import type { JanusHandle } from './handle.ts';
import type { PluginData } from './message.ts';
import { JanusLeg } from './janus-leg.ts';
import type { LegRoom } from './janus-leg.ts';
import type { JanusTrack } from './down.ts';
import type { JanusSession } from './session.ts';
import { attachTo } from './room-access.ts';
import type { LiveSection } from './up.ts';

export interface RoomOptions {
  readonly engine: string;
  readonly capacity: number;
  readonly adminKey?: string | undefined;
  readonly onClosed: (room: JanusRoom) => void;
}

/** All that one page sends, in bits a second: three sizes of the camera, and the screen. */
const MAX_BITRATE = 4_000_000;

interface Publisher {
  readonly id: string;
  readonly streams?: readonly LiveSection[];
}

/** One call in Janus: a room whose name, pin and secret only we know. */
export class JanusRoom implements MediaRoom, LegRoom {
  readonly session: JanusSession;
  readonly room: string;
  readonly pin: string;
  readonly #secret: string;
  readonly #options: RoomOptions;
  /** Publishes nothing: it is told what others publish. */
  readonly #watcher: JanusHandle;
  readonly #legs = new Map<string, JanusLeg>();
  readonly #onFailed: (() => void)[] = [];
  #entering = 0;
  #over = false;

  private constructor(
    session: JanusSession,
    watcher: JanusHandle,
    keys: { readonly room: string; readonly pin: string; readonly secret: string },
    options: RoomOptions,
  ) {
    this.session = session;
    this.room = keys.room;
    this.pin = keys.pin;
    this.#secret = keys.secret;
    this.#options = options;
    this.#watcher = watcher;
    watcher.listen({ event: (data) => this.#heard(data), hangup: () => this.fail() });
  }

  static async open(session: JanusSession, options: RoomOptions): Promise<JanusRoom> {
    const watcher = await attachTo(session);
    const keys = {
      room: crypto.randomUUID(),
      pin: crypto.randomUUID(),
      secret: crypto.randomUUID(),
    };
    try {
      await watcher.send({ request: 'create', ...keys, ...settings(options) });
      const { room, pin } = keys;
      const join = { request: 'join', ptype: 'publisher', room, pin };
      await watcher.send({ ...join, id: crypto.randomUUID() });
    } catch (error) {
      await watcher[Symbol.asyncDispose]();
      throw error;
    }
    return new JanusRoom(session, watcher, keys, options);
  }

  get engine(): string {
    return this.#options.engine;
  }

  get capacity(): number {
    return this.#options.capacity;
  }

  get isOver(): boolean {
    return this.#over;
  }

  get size(): number {
    return this.#legs.size;
  }

  async join(user: string, grants: MediaGrants, listener: MediaLegListener): Promise<MediaLeg> {
    await this.#legs.get(user)?.[Symbol.asyncDispose]();
    if (this.#over || this.#legs.size + this.#entering >= this.capacity)
      throw new EngineUnavailable('The call is full.');
    this.#entering += 1;
    try {
      const leg = await JanusLeg.open(user, grants, this, listener);
      return this.#enter(leg);
    } finally {
      this.#entering -= 1;
    }
  }

  onFailed(listener: () => void): void {
    if (this.#over) listener();
    else this.#onFailed.push(listener);
  }

  /** The engine behind it is gone. */
  fail(): void {
    if (this.#over) return;
    this.#over = true;
    this.#options.onClosed(this);
    for (const listener of this.#onFailed) listener();
  }

  async moderate(feed: string, mid: string, silent: boolean): Promise<void> {
    const { room } = this;
    const request = { request: 'moderate', room, secret: this.#secret, id: feed, mid };
    await this.#watcher.send({ ...request, mute: silent });
  }

  /** Gives everybody what the others send now. */
  changed(): void {
    const legs = [...this.#legs.values()];
    for (const leg of legs) leg.receive(tracksOfOthers(legs, leg));
  }

  async readdressed(): Promise<void> {
    const legs = [...this.#legs.values()];
    await Promise.all(legs.map((leg) => leg.readdress(tracksOfOthers(legs, leg))));
  }

  left(leg: JanusLeg): void {
    if (this.#legs.get(leg.user) !== leg) return;
    this.#legs.delete(leg.user);
    this.changed();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const isOver = this.#over;
    this.#over = true;
    await Promise.all([...this.#legs.values()].map((leg) => leg[Symbol.asyncDispose]()));
    if (isOver) return;
    const { room } = this;
    this.#watcher.listen({});
    // One that cannot be destroyed went with its Janus.
    await this.#watcher
      .send({ request: 'destroy', room, secret: this.#secret })
      .catch(() => undefined);
    await this.#watcher[Symbol.asyncDispose]();
    this.#options.onClosed(this);
  }

  async #enter(leg: JanusLeg): Promise<JanusLeg> {
    // Meanwhile the room may have ended, or the same person come once more.
    const before = this.#legs.get(leg.user);
    this.#legs.set(leg.user, leg);
    await before?.[Symbol.asyncDispose]();
    if (this.#over) await leg[Symbol.asyncDispose]();
    else this.changed();
    return leg;
  }

  #heard({ publishers = [] }: PluginData & { readonly publishers?: readonly Publisher[] }): void {
    for (const { id, streams = [] } of publishers) {
      [...this.#legs.values()].find(({ feed }) => feed === id)?.went(streams);
    }
    if (publishers.length > 0) this.changed();
  }
}

function tracksOfOthers(legs: readonly JanusLeg[], own: JanusLeg): JanusTrack[] {
  return legs.flatMap((other) => (other === own ? [] : other.tracks));
}

function settings({ capacity, adminKey }: RoomOptions): object {
  return {
    ...(adminKey !== undefined && { admin_key: adminKey }),
    publishers: capacity,
    bitrate: MAX_BITRATE,
    audiocodec: 'opus',
    videocodec: 'vp8',
    is_private: true,
    permanent: false,
    notify_joining: false,
  };
}
