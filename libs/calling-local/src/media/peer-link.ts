import type { MediaCandidate, MediaDescription, MediaSource } from '@switchboard/acs-wire';
import { addCandidate, sendCandidates, tracksOf } from './link.ts';
import type { Link, LinkOptions, LinkState } from './link.ts';
import { Path } from './path.ts';

const SOURCES = ['audio', 'camera', 'screen'] as const;

/**
 * Media straight to the other person: one connection, negotiated by both sides at will ("perfect
 * negotiation": when both offer at once, the polite one yields).
 *
 * The first offer has room for sound, and for the picture if there is one: each further section
 * takes both sides about as long as the sound alone. The rest follows as soon as they hear each
 * other, so that switching camera or screen on and off later needs no new negotiation.
 */
export class PeerLink implements Link {
  readonly #options: LinkOptions;
  readonly #polite: boolean;
  readonly #connection: RTCPeerConnection;
  readonly #path: Path;
  readonly #sections = new Map<MediaSource, RTCRtpTransceiver>();
  #making = false;
  #ignored = false;
  #closed = false;
  /** Descriptions and candidates are taken one after another, in the order they came. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: LinkOptions, polite: boolean, first: readonly MediaSource[]) {
    this.#options = options;
    this.#polite = polite;
    const connection = new options.RTCPeerConnection(options.configuration);
    this.#connection = connection;
    this.#path = new Path(connection, {
      clock: options.clock,
      restart: () => this.restart(),
      onState: () => {
        if (this.#path.state === 'connected') this.#complete();
        options.onState();
      },
    });
    sendCandidates(connection, 'peer', options.signals);
    connection.ontrack = ({ track, transceiver }) => {
      const source = this.#sourceOf(transceiver);
      if (source) options.onTrack(track, source);
    };
    connection.ondatachannel = ({ channel }) => options.onChannel?.(channel);
    // The first offer is the impolite one's; later, whoever needs one makes one.
    if (!polite) this.#prepare(first);
    connection.onnegotiationneeded = () => this.#offer();
    if (!polite) this.#offer();
  }

  get state(): LinkState {
    return this.#path.state;
  }

  sender(source: MediaSource): RTCRtpSender | undefined {
    return this.#sections.get(source)?.sender;
  }

  /** A data channel both sides know under this number, without asking each other. */
  channel(id: number, reliable: boolean): RTCDataChannel {
    return this.#connection.createDataChannel(`data-${id}`, {
      ordered: reliable,
      ...(!reliable && { maxRetransmits: 0 }),
    });
  }

  connections(): readonly RTCPeerConnection[] {
    return [this.#connection];
  }

  sourceAt(_connection: number, mid: string): MediaSource | undefined {
    return [...this.#sections].find(([, section]) => section.mid === mid)?.[0];
  }

  describe(description: MediaDescription): Promise<void> {
    return this.#inOrder(() => this.#take(description));
  }

  candidate(_transport: string, candidate: MediaCandidate | null): Promise<void> {
    return this.#inOrder(async () => {
      try {
        await addCandidate(this.#connection, candidate);
      } catch (error) {
        // Candidates of an offer that was ignored mean nothing to us.
        if (!this.#ignored) throw error;
      }
    });
  }

  restart(): void {
    if (!this.#closed) this.#connection.restartIce();
  }

  close(): void {
    this.#closed = true;
    this.#path.close();
    const connection = this.#connection;
    connection.onicecandidate = null;
    connection.ontrack = null;
    connection.ondatachannel = null;
    connection.onnegotiationneeded = null;
    connection.onconnectionstatechange = null;
    connection.close();
  }

  #prepare(sources: readonly MediaSource[]): void {
    for (const source of sources) this.#addSection(source);
    // Makes room for data in the first description.
    this.#connection.createDataChannel('control', { negotiated: true, id: 0 });
  }

  #addSection(source: MediaSource): void {
    const kind = source === 'audio' ? 'audio' : 'video';
    this.#sections.set(source, this.#connection.addTransceiver(kind, { direction: 'sendrecv' }));
  }

  /** Makes room for what the first offer left out. */
  #complete(): void {
    if (this.#polite) return;
    const missing = SOURCES.filter((source) => !this.#sections.has(source));
    for (const source of missing) this.#addSection(source);
    if (missing.length > 0) this.#options.onAdopted?.();
  }

  #offer(): void {
    // The polite one has nothing to offer before it has seen the first offer.
    if (this.#closed || this.#sections.size === 0) return;
    this.#making = true;
    this.#connection
      .setLocalDescription()
      .then(() => this.#say())
      .catch(() => undefined)
      .finally(() => {
        this.#making = false;
      });
  }

  async #take({ kind, sdp, tracks }: MediaDescription): Promise<void> {
    const connection = this.#connection;
    const collides = kind === 'offer' && (this.#making || connection.signalingState !== 'stable');
    this.#ignored = !this.#polite && collides;
    if (this.#ignored || this.#closed) return;
    if (kind === 'answer' && connection.signalingState !== 'have-local-offer') return;
    const sources = new Map(tracks.map(({ mid, source }) => [mid, source]));
    this.#expected = sources;
    await connection.setRemoteDescription({ type: kind, sdp });
    if (kind !== 'offer') return;
    this.#adopt(sources);
    await connection.setLocalDescription();
    await this.#say();
  }

  #expected: ReadonlyMap<string, MediaSource> = new Map();

  #sourceOf(transceiver: RTCRtpTransceiver): MediaSource | undefined {
    const known = [...this.#sections].find(([, section]) => section === transceiver)?.[0];
    return known ?? (transceiver.mid === null ? undefined : this.#expected.get(transceiver.mid));
  }

  /** Sends over the same sections that the other side has made. */
  #adopt(sources: ReadonlyMap<string, MediaSource>): void {
    for (const transceiver of this.#connection.getTransceivers()) {
      const source = transceiver.mid === null ? undefined : sources.get(transceiver.mid);
      if (!source || this.#sections.has(source)) continue;
      transceiver.direction = 'sendrecv';
      this.#sections.set(source, transceiver);
    }
    this.#options.onAdopted?.();
  }

  async #say(): Promise<void> {
    const { type, sdp } = this.#connection.localDescription ?? {};
    if (type !== 'offer' && type !== 'answer') return;
    const tracks = tracksOf(this.#sections);
    await this.#options.signals.describe({ transport: 'peer', kind: type, sdp: sdp ?? '', tracks });
  }

  #inOrder(work: () => Promise<void>): Promise<void> {
    const next = this.#work.then(() => (this.#closed ? undefined : work()));
    this.#work = next.catch(() => undefined);
    return next;
  }
}
