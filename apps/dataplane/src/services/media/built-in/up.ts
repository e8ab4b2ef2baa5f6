import type { MediaCandidate, MediaSource, MediaTrack } from '@switchboard/acs-wire';
import { MediaRefused } from '../port.ts';
import type { MediaGrants } from '../port.ts';
import { Connection } from './connection.ts';
import type { ConnectionOptions } from './connection.ts';
import { readDescription } from './description.ts';
import { Feedback } from './feedback.ts';
import { Publication } from './publication.ts';

/** One for each source, and again for those that a page had to give up. */
const MAX_SECTIONS = 8;

export interface UpEvents {
  published(publication: Publication): void;
  candidate(candidate: MediaCandidate | null): void;
  lost(): void;
}

/** What one page sends, offered by the page. */
export class Up implements AsyncDisposable {
  readonly #user: string;
  readonly #events: UpEvents;
  readonly #options: ConnectionOptions;
  #open: { readonly connection: Connection; readonly feedback: Feedback } | undefined;
  readonly publications = new Map<MediaSource, Publication>();
  #closed = false;
  #work: Promise<unknown> = Promise.resolve();

  constructor(user: string, options: ConnectionOptions, events: UpEvents) {
    this.#user = user;
    this.#options = options;
    this.#events = events;
  }

  /** @throws MediaRefused */
  publish(sdp: string, tracks: readonly MediaTrack[], grants: MediaGrants): Promise<string> {
    const answer = this.#work.then(() => this.#answer(sdp, tracks, grants));
    this.#work = answer.catch(() => undefined);
    return answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    for (const publication of this.publications.values()) publication.close();
    this.#open?.feedback[Symbol.dispose]();
    await this.#open?.connection[Symbol.asyncDispose]();
  }

  async #answer(sdp: string, tracks: readonly MediaTrack[], grants: MediaGrants): Promise<string> {
    const refused = tracks.find(({ source }) => !grants[source]);
    if (refused) throw new MediaRefused(`Sending ${refused.source} is not allowed.`);
    const offer = readDescription(sdp, MAX_SECTIONS);
    const { connection, feedback } = this.#connect();
    try {
      await connection.settled();
      await connection.peer.setRemoteDescription({ type: 'offer', sdp: offer });
      // Whoever left meanwhile has closed it.
      if (this.#closed) throw new Error('The page is gone.');
      feedback.begin();
      const answer = await connection.describe('answer');
      this.#adopt(connection, feedback, tracks);
      return answer;
    } catch (error) {
      throw new MediaRefused('This description cannot be used.', { cause: error });
    }
  }

  #connect() {
    if (this.#closed) throw new MediaRefused('The page is gone.');
    if (this.#open) return this.#open;
    const connection = new Connection(this.#options, this.#events);
    this.#open = { connection, feedback: new Feedback(connection.peer) };
    return this.#open;
  }

  #adopt({ peer }: Connection, feedback: Feedback, tracks: readonly MediaTrack[]): void {
    for (const { mid, source } of tracks) {
      const section = peer.getTransceivers().find((one) => one.mid === mid);
      const kind = source === 'audio' ? 'audio' : 'video';
      if (section?.kind !== kind || this.publications.has(source)) continue;
      const publication = new Publication(this.#user, source, section, feedback);
      this.publications.set(source, publication);
      this.#events.published(publication);
    }
  }
}
