import type { MediaCandidate, MediaSource, MediaTrack, MediaWants } from '@switchboard/acs-wire';
import { systemClock } from '@switchboard/kernel';
import { fromTrickle, toTrickle } from './candidate.ts';
import type { JanusHandle, PluginAnswer } from './handle.ts';
import { JanusError, JanusSessionLost } from './janus-error.ts';
import { LayerWishes } from './layer-wishes.ts';
import type { LayerWish } from './layer-wishes.ts';
import type { PluginData } from './message.ts';
import { attachTo } from './room-access.ts';
import type { RoomAccess } from './room-access.ts';
import { substreamFor } from './substream.ts';

/** One thing that one person sends, by where Janus has it. */
export interface JanusTrack {
  readonly feed: string;
  readonly mid: string;
  readonly user: string;
  readonly source: MediaSource;
  /** Who is to have it, and nobody else; absent for everybody. */
  readonly audience?: readonly string[] | undefined;
}

export interface DownEvents {
  offer(sdp: string, tracks: readonly MediaTrack[]): void;
  candidate(candidate: MediaCandidate | null): void;
  lost(): void;
}

/** A section of the subscription, as Janus lists it. */
interface Stream {
  readonly mid: string;
  readonly active: boolean;
  readonly feed_id?: string;
  readonly feed_mid?: string;
}

/** What a page is sent before it has said how large it shows things. Pixels. */
const UNTOLD_HEIGHT = 360;
/** Who has just left is still wanted until we hear of it. */
const NO_SUCH_FEED = 428;
const RETRY_MS = 200;
const MAX_RETRIES = 5;

/** What one page receives: one subscription to everybody else's tracks, offered by Janus. */
export class Down implements AsyncDisposable {
  readonly #user: string;
  readonly #access: RoomAccess;
  readonly #events: DownEvents;
  #handle: JanusHandle | undefined;
  #wanted: ReadonlyMap<string, JanusTrack> = new Map();
  /** What each section of ours carries. */
  #sections: ReadonlyMap<string, JanusTrack> = new Map();
  /** What Janus was last told about each section. */
  readonly #told = new Map<string, string>();
  readonly #layers = new LayerWishes((wishes) => this.#ask(wishes));
  #heights: MediaWants | undefined;
  #paused = false;
  /** An offer is out: until the answer comes, the next has to wait. */
  #offered = false;
  #scheduled = false;
  #retries = 0;
  #closed = false;
  #work: Promise<void> = Promise.resolve();

  constructor(user: string, access: RoomAccess, events: DownEvents) {
    this.#user = user;
    this.#access = access;
    this.#events = events;
  }

  receive(tracks: readonly JanusTrack[]): void {
    this.#wanted = new Map(tracks.map((track) => [keyOf(track.feed, track.mid), track]));
    this.#changed();
  }

  /** The same tracks, some of which are for others now. Fulfilled when Janus has been told. */
  readdress(tracks: readonly JanusTrack[]): Promise<void> {
    this.receive(tracks);
    return this.#inOrder(() => this.#adjust());
  }

  answer(sdp: string): Promise<void> {
    return this.#inOrder(async () => {
      if (!this.#offered || !this.#handle) return;
      if (!(await accepts(this.#handle, sdp))) return;
      this.#offered = false;
      // It counts as a resumption of everything, and a section may carry something else now.
      this.#told.clear();
      this.#layers.forget();
      await this.#adjust();
      this.#changed();
    });
  }

  async candidate(candidate: MediaCandidate | null): Promise<void> {
    await this.#handle?.trickle(toTrickle(candidate));
  }

  want(wants: MediaWants): void {
    this.#heights = wants;
    this.#later(() => this.#adjust());
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    this.#later(() => this.#adjust());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.#layers[Symbol.dispose]();
    await this.#handle?.[Symbol.asyncDispose]();
  }

  /** Several who come at once make one offer. */
  #changed(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#later(() => {
      this.#scheduled = false;
      return this.#sync();
    });
  }

  async #sync(): Promise<void> {
    if (this.#offered) return;
    const carried = new Set([...this.#sections.values()].map(({ feed, mid }) => keyOf(feed, mid)));
    const subscribe = [...this.#wanted].flatMap(([key, { feed, mid }]) =>
      carried.has(key) ? [] : [{ feed, mid }],
    );
    const unsubscribe = [...this.#sections].flatMap(([mid, track]) =>
      this.#wanted.has(keyOf(track.feed, track.mid)) ? [] : [{ sub_mid: mid }],
    );
    if (subscribe.length + unsubscribe.length === 0) return;
    const answer = await this.#subscribe(subscribe, unsubscribe).catch((error: unknown) =>
      this.#retry(error),
    );
    if (answer) await this.#offer(answer);
  }

  async #subscribe(subscribe: object[], unsubscribe: object[]): Promise<PluginAnswer> {
    if (this.#handle) {
      return this.#handle.send({
        request: 'update',
        ...(subscribe.length > 0 && { subscribe }),
        ...(unsubscribe.length > 0 && { unsubscribe }),
      });
    }
    const { session, room, pin } = this.#access;
    const handle = await this.#attach(session);
    try {
      const join = { request: 'join', ptype: 'subscriber', room, pin, autoupdate: false };
      const answer = await handle.send({ ...join, streams: subscribe });
      this.#handle = handle;
      return answer;
    } catch (error) {
      await handle[Symbol.asyncDispose]();
      throw error;
    }
  }

  async #attach(session: RoomAccess['session']): Promise<JanusHandle> {
    const handle = await attachTo(session);
    handle.listen({
      event: (data) => this.#heard(data),
      candidate: (trickle) => this.#events.candidate(fromTrickle(trickle)),
      hangup: () => this.#events.lost(),
    });
    return handle;
  }

  /** @throws the error unless it is about somebody who has just left */
  #retry(error: unknown): undefined {
    const isRace = error instanceof JanusError && error.code === NO_SUCH_FEED;
    if (!isRace || ++this.#retries > MAX_RETRIES) throw error;
    systemClock.after(RETRY_MS, () => this.#changed());
  }

  async #offer({ data, jsep }: PluginAnswer): Promise<void> {
    this.#retries = 0;
    // Closed meanwhile, nobody else would let go of it.
    if (this.#closed) return this[Symbol.asyncDispose]();
    this.#sections = this.#read(data['streams'] as readonly Stream[] | undefined);
    await this.#adjust();
    if (!jsep) return;
    this.#offered = true;
    this.#events.offer(
      jsep.sdp,
      [...this.#sections].map(([mid, { source, user }]) => ({ mid, source, user })),
    );
  }

  #read(streams: readonly Stream[] = []): ReadonlyMap<string, JanusTrack> {
    return new Map(
      streams.flatMap(({ mid, active, feed_id: feed = '', feed_mid: feedMid = '' }) => {
        const track = this.#wanted.get(keyOf(feed, feedMid));
        return active && track ? [[mid, track] as const] : [];
      }),
    );
  }

  /** Tells Janus what of each section to send, where that has changed. */
  async #adjust(): Promise<void> {
    const streams = [...this.#sections].map(([mid, track]) => ({ mid, ...this.#share(track) }));
    const changed = streams.filter((one) => this.#told.get(one.mid) !== JSON.stringify(one));
    if (!this.#handle || changed.length === 0) return;
    await this.#handle.send({ request: 'configure', streams: changed });
    for (const one of changed) this.#told.set(one.mid, JSON.stringify(one));
    this.#layers.ask(
      changed.flatMap(({ mid, send, substream }) =>
        send && substream !== undefined ? [{ mid, substream }] : [],
      ),
    );
  }

  #ask(streams: readonly LayerWish[]): void {
    this.#later(async () => {
      await this.#handle?.send({ request: 'configure', streams });
    });
  }

  #heard({ mid, substream }: PluginData): void {
    if (typeof mid === 'string' && typeof substream === 'number')
      this.#layers.came({ mid, substream });
  }

  #share({ feed, mid, user, source }: JanusTrack): { send: boolean; substream?: number } {
    const audience = this.#wanted.get(keyOf(feed, mid))?.audience;
    if (source === 'audio') {
      // A hold does not keep away what is for this one alone.
      return { send: audience ? audience.includes(this.#user) : !this.#paused };
    }
    const want = this.#heights?.find((one) => one.user === user && one.source === source);
    const height = want?.height ?? (this.#heights ? 0 : UNTOLD_HEIGHT);
    if (height === 0) return { send: false };
    return { send: !this.#paused, substream: substreamFor(height) };
  }

  /** Nobody waits for it. */
  #later(work: () => Promise<void>): void {
    this.#inOrder(work).catch(() => this.#events.lost());
  }

  /** Requests about one subscription must not overtake each other. */
  #inOrder(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work
      .then(() => (this.#closed ? undefined : work()))
      .catch((error: unknown) => {
        if (this.#closed || error instanceof JanusSessionLost) return;
        this.#events.lost();
      });
    return this.#work;
  }
}

function keyOf(feed: string, mid: string): string {
  return `${feed}/${mid}`;
}

/** A page that answers nonsense has no picture; the others have theirs. */
async function accepts(handle: JanusHandle, sdp: string): Promise<boolean> {
  try {
    await handle.send({ request: 'start' }, { type: 'answer', sdp });
    return true;
  } catch (error) {
    if (error instanceof JanusError) return false;
    throw error;
  }
}
