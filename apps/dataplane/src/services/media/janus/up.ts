import type { MediaCandidate, MediaSource, MediaTrack } from '@switchboard/acs-wire';
import { MediaRefused } from '../port.ts';
import { fromTrickle, toTrickle } from './candidate.ts';
import type { JanusHandle } from './handle.ts';
import { JanusError } from './janus-error.ts';
import { attachTo } from './room-access.ts';
import type { RoomAccess } from './room-access.ts';

export interface UpEvents {
  candidate(candidate: MediaCandidate | null): void;
  lost(): void;
}

/** A section that Janus has taken, and can forward. */
export interface LiveSection {
  readonly mid: string;
  readonly type: string;
}

/** What one page sends: a publisher of the room. */
export class Up implements AsyncDisposable {
  /** What others find it under: of our making, never what a client says. */
  readonly feed: string;
  readonly #handle: JanusHandle;
  readonly #sources = new Map<string, MediaSource>();
  #live: readonly LiveSection[] = [];
  #published = false;

  private constructor(feed: string, handle: JanusHandle, events: UpEvents) {
    this.feed = feed;
    this.#handle = handle;
    handle.listen({
      candidate: (trickle) => events.candidate(fromTrickle(trickle)),
      hangup: () => events.lost(),
    });
  }

  static async open({ session, room, pin }: RoomAccess, events: UpEvents): Promise<Up> {
    const handle = await attachTo(session);
    const feed = crypto.randomUUID();
    try {
      await handle.send({ request: 'join', ptype: 'publisher', room, pin, id: feed });
    } catch (error) {
      await handle[Symbol.asyncDispose]();
      throw error;
    }
    return new Up(feed, handle, events);
  }

  /** What others can have of it: sections that are sent, and that it was said what they carry. */
  get sources(): readonly (readonly [string, MediaSource])[] {
    return this.#live.flatMap(({ mid, type }) => {
      const source = this.#sources.get(mid);
      return source && type === kindOf(source) ? [[mid, source] as const] : [];
    });
  }

  /** What was said of a section stays: no right for one source turns into one for another. */
  get declared(): ReadonlyMap<string, MediaSource> {
    return this.#sources;
  }

  went(live: readonly LiveSection[]): void {
    this.#live = live;
  }

  /** @throws MediaRefused */
  async publish(sdp: string, tracks: readonly MediaTrack[]): Promise<string> {
    for (const { mid, source } of tracks) {
      const isNew = !this.#sources.has(mid) && ![...this.#sources.values()].includes(source);
      if (isNew) this.#sources.set(mid, source);
    }
    try {
      const request = this.#published ? 'configure' : 'publish';
      const { jsep } = await this.#handle.send({ request }, { type: 'offer', sdp });
      this.#published = true;
      return jsep?.sdp ?? '';
    } catch (error) {
      if (!(error instanceof JanusError)) throw error;
      throw new MediaRefused('This description cannot be used.', { cause: error });
    }
  }

  async candidate(candidate: MediaCandidate | null): Promise<void> {
    await this.#handle.trickle(toTrickle(candidate));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle[Symbol.asyncDispose]();
  }
}

function kindOf(source: MediaSource): 'audio' | 'video' {
  return source === 'audio' ? 'audio' : 'video';
}
