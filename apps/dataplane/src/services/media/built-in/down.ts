import type { MediaCandidate, MediaTrack, MediaWants } from '@switchboard/acs-wire';
import { Connection } from './connection.ts';
import type { ConnectionOptions } from './connection.ts';
import { readDescription } from './description.ts';
import type { Publication } from './publication.ts';
import { Section } from './section.ts';

/** What a page is sent that has never said how large it shows things. Pixels. */
const UNTOLD_HEIGHT = 360;

export interface DownEvents {
  offer(sdp: string, tracks: readonly MediaTrack[]): void;
  candidate(candidate: MediaCandidate | null): void;
  lost(): void;
}

/** What one page receives: everybody else's publications, offered by us. */
export class Down implements AsyncDisposable {
  readonly #user: string;
  readonly #events: DownEvents;
  readonly #options: ConnectionOptions;
  #connection: Connection | undefined;
  readonly #sections: Section[] = [];
  #wants: MediaWants | undefined;
  /** An offer is on its way or out; and something has changed that none has said yet. */
  #offering = false;
  #dirty = false;
  #closed = false;
  #paused = false;

  constructor(user: string, options: ConnectionOptions, events: DownEvents) {
    this.#user = user;
    this.#options = options;
    this.#events = events;
  }

  add(publication: Publication): void {
    const free = this.#sections.find(
      (section) => section.publication === undefined && section.kind === publication.kind,
    );
    const height = this.#heightOf(publication);
    (free ?? this.#open(publication.kind)).carry(publication, height);
    this.#changed();
  }

  remove(publication: Publication): void {
    const section = this.#sections.find((one) => one.publication === publication);
    if (!section) return;
    section.release();
    this.#changed();
  }

  /** A page that answers what it was not asked, or nonsense, has no picture; the others have theirs. */
  async answer(sdp: string): Promise<void> {
    const connection = this.#connection;
    if (connection?.peer.signalingState !== 'have-local-offer' || this.#closed) return;
    const answer = readDescription(sdp, this.#sections.length);
    await connection.peer.setRemoteDescription({ type: 'answer', sdp: answer });
    this.#answered(connection).catch(() => this.#lost());
  }

  want(wants: MediaWants): void {
    this.#wants = wants;
    for (const section of this.#sections) {
      if (section.publication) section.show(this.#heightOf(section.publication));
    }
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    for (const section of this.#sections) section.paused = paused;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    for (const section of this.#sections) section.release();
    await this.#connection?.[Symbol.asyncDispose]();
  }

  #heightOf({ user, source }: Publication): number {
    if (!this.#wants) return UNTOLD_HEIGHT;
    return this.#wants.find((one) => one.user === user && one.source === source)?.height ?? 0;
  }

  #open(kind: 'audio' | 'video'): Section {
    const { peer } = (this.#connection ??= new Connection(this.#options, this.#events));
    const section = new Section(
      this.#user,
      (track) => peer.addTransceiver(track, { direction: 'sendonly' }),
      kind,
    );
    section.paused = this.#paused;
    this.#sections.push(section);
    return section;
  }

  /** Several who come at once make one offer; while one is out, the next has to wait. */
  #changed(): void {
    this.#dirty = true;
    if (this.#offering || this.#closed) return;
    this.#offering = true;
    queueMicrotask(() => {
      this.#offer().catch(() => this.#lost());
    });
  }

  #lost(): void {
    if (!this.#closed) this.#events.lost();
  }

  async #answered(connection: Connection): Promise<void> {
    await connection.settled();
    this.#offering = false;
    if (this.#dirty) this.#changed();
  }

  async #offer(): Promise<void> {
    const connection = this.#connection;
    if (!connection || this.#closed) return;
    this.#dirty = false;
    const direct = (section: Section): void =>
      section.transceiver.setDirection(section.publication ? 'sendonly' : 'inactive');
    this.#sections.forEach(direct);
    const sdp = await connection.describe('offer');
    if (!this.#closed) this.#events.offer(sdp, this.#tracks());
  }

  #tracks(): MediaTrack[] {
    return this.#sections.flatMap(({ transceiver: { mid }, publication }) =>
      mid === null || mid === undefined || !publication
        ? []
        : [{ mid, source: publication.source, user: publication.user }],
    );
  }
}
