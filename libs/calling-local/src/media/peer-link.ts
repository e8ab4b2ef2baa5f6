import type { MediaCandidate, MediaDescription, MediaSource } from '@switchboard/acs-wire';
import { addCandidate, sendCandidates, tracksOf } from './link.ts';
import type { Link, LinkOptions, LinkState } from './link.ts';
import { Path } from './path.ts';

/** Sections take the thread of the page several milliseconds, which the first sound does not wait for. */
const COMPLETE_AFTER_MS = 100;
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
  private readonly _options: LinkOptions;
  private readonly _polite: boolean;
  private readonly _connection: RTCPeerConnection;
  private readonly _path: Path;
  private readonly _sections = new Map<MediaSource, RTCRtpTransceiver>();
  private _making = false;
  private _ignored = false;
  private _closed = false;
  private _completing: Disposable | undefined;
  /** Descriptions and candidates are taken one after another, in the order they came. */
  private _work: Promise<unknown> = Promise.resolve();

  constructor(options: LinkOptions, polite: boolean, first: readonly MediaSource[]) {
    this._options = options;
    this._polite = polite;
    const connection = new options.RTCPeerConnection(options.configuration);
    this._connection = connection;
    this._path = new Path(connection, {
      clock: options.clock,
      restart: () => this.restart(),
      onState: () => {
        options.onState();
        if (this._path.state === 'connected') this._completeSoon();
      },
    });
    sendCandidates(connection, 'peer', options.signals);
    connection.ontrack = ({ track, transceiver }) => {
      const source = this._sourceOf(transceiver);
      if (source) options.onTrack(track, source);
    };
    connection.ondatachannel = ({ channel }) => options.onChannel?.(channel);
    // The first offer is the impolite one's; later, whoever needs one makes one.
    if (!polite) this._prepare(first);
    connection.onnegotiationneeded = () => this._offer();
    if (!polite) this._offer();
  }

  get state(): LinkState {
    return this._path.state;
  }

  sender(source: MediaSource): RTCRtpSender | undefined {
    return this._sections.get(source)?.sender;
  }

  /** A data channel both sides know under this number, without asking each other. */
  channel(id: number, reliable: boolean): RTCDataChannel {
    return this._connection.createDataChannel(`data-${id}`, {
      ordered: reliable,
      ...(!reliable && { maxRetransmits: 0 }),
    });
  }

  connections(): readonly RTCPeerConnection[] {
    return [this._connection];
  }

  sourceAt(_connection: number, mid: string): MediaSource | undefined {
    return [...this._sections].find(([, section]) => section.mid === mid)?.[0];
  }

  describe(description: MediaDescription): Promise<void> {
    return this._inOrder(() => this._take(description));
  }

  candidate(_transport: string, candidate: MediaCandidate | null): Promise<void> {
    return this._inOrder(async () => {
      try {
        await addCandidate(this._connection, candidate);
      } catch (error) {
        // Candidates of an offer that was ignored mean nothing to us.
        if (!this._ignored) throw error;
      }
    });
  }

  restart(): void {
    if (!this._closed) this._connection.restartIce();
  }

  close(): void {
    this._closed = true;
    this._completing?.[Symbol.dispose]();
    this._path.close();
    const connection = this._connection;
    connection.onicecandidate = null;
    connection.ontrack = null;
    connection.ondatachannel = null;
    connection.onnegotiationneeded = null;
    connection.onconnectionstatechange = null;
    connection.close();
  }

  private _prepare(sources: readonly MediaSource[]): void {
    for (const source of sources) this._addSection(source);
    // Makes room for data in the first description.
    this._connection.createDataChannel('control', { negotiated: true, id: 0 });
  }

  private _addSection(source: MediaSource): void {
    const kind = source === 'audio' ? 'audio' : 'video';
    this._sections.set(source, this._connection.addTransceiver(kind, { direction: 'sendrecv' }));
  }

  private _completeSoon(): void {
    if (this._polite) return;
    this._completing ??= this._options.clock.after(COMPLETE_AFTER_MS, () => this._complete());
  }

  /** Makes room for what the first offer left out. */
  private _complete(): void {
    const missing = SOURCES.filter((source) => !this._sections.has(source));
    for (const source of missing) this._addSection(source);
    if (missing.length > 0) this._options.onAdopted?.();
  }

  private _offer(): void {
    // The polite one has nothing to offer before it has seen the first offer.
    if (this._closed || this._sections.size === 0) return;
    this._making = true;
    this._connection
      .setLocalDescription()
      .then(() => this._say())
      .catch(() => undefined)
      .finally(() => {
        this._making = false;
      });
  }

  private async _take({ kind, sdp, tracks }: MediaDescription): Promise<void> {
    const connection = this._connection;
    const collides = kind === 'offer' && (this._making || connection.signalingState !== 'stable');
    this._ignored = !this._polite && collides;
    if (this._ignored || this._closed) return;
    if (kind === 'answer' && connection.signalingState !== 'have-local-offer') return;
    const sources = new Map(tracks.map(({ mid, source }) => [mid, source]));
    this._expected = sources;
    await connection.setRemoteDescription({ type: kind, sdp });
    if (kind !== 'offer') return;
    this._adopt(sources);
    await connection.setLocalDescription();
    await this._say();
  }

  private _expected: ReadonlyMap<string, MediaSource> = new Map();

  private _sourceOf(transceiver: RTCRtpTransceiver): MediaSource | undefined {
    const known = [...this._sections].find(([, section]) => section === transceiver)?.[0];
    return known ?? (transceiver.mid === null ? undefined : this._expected.get(transceiver.mid));
  }

  /** Sends over the same sections that the other side has made. */
  private _adopt(sources: ReadonlyMap<string, MediaSource>): void {
    for (const transceiver of this._connection.getTransceivers()) {
      const source = transceiver.mid === null ? undefined : sources.get(transceiver.mid);
      if (!source || this._sections.has(source)) continue;
      transceiver.direction = 'sendrecv';
      this._sections.set(source, transceiver);
    }
    this._options.onAdopted?.();
  }

  private async _say(): Promise<void> {
    const { type, sdp } = this._connection.localDescription ?? {};
    if (type !== 'offer' && type !== 'answer') return;
    const tracks = tracksOf(this._sections);
    await this._options.signals.describe({ transport: 'peer', kind: type, sdp: sdp ?? '', tracks });
  }

  private _inOrder(work: () => Promise<void>): Promise<void> {
    const next = this._work.then(() => (this._closed ? undefined : work()));
    this._work = next.catch(() => undefined);
    return next;
  }
}
