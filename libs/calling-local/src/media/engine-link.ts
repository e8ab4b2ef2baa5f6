import type {
  MediaCandidate,
  MediaDescription,
  MediaSource,
  MediaTrack,
  MediaTransport,
} from '@switchboard/acs-wire';
import { addCandidate, sendCandidates, tracksOf } from './link.ts';
import type { Link, LinkOptions, LinkState } from './link.ts';
import { Path } from './path.ts';

/** Three sizes of the camera picture, so that the engine can give each viewer what they show. */
const LAYERS: RTCRtpEncodingParameters[] = [
  { rid: 'h', maxBitrate: 1_200_000 },
  { rid: 'm', maxBitrate: 400_000, scaleResolutionDownBy: 2 },
  { rid: 'l', maxBitrate: 120_000, scaleResolutionDownBy: 4 },
];

/**
 * Media by way of the forwarding engine. What we send goes `up` over a connection that we offer;
 * everybody else's comes `down` over one that the engine offers, again whenever somebody comes or goes.
 */
export class EngineLink implements Link {
  readonly #options: LinkOptions;
  readonly #up: RTCPeerConnection;
  readonly #upPath: Path;
  readonly #sections = new Map<MediaSource, RTCRtpTransceiver>();
  #down: RTCPeerConnection | undefined;
  #downPath: Path | undefined;
  #downTracks: ReadonlyMap<string, MediaTrack> = new Map();
  #early: (MediaCandidate | null)[] = [];
  #closed = false;
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: LinkOptions, sources: readonly MediaSource[]) {
    this.#options = options;
    this.#up = new options.RTCPeerConnection(options.configuration);
    sendCandidates(this.#up, 'up', options.signals);
    this.#upPath = this.#watch(this.#up);
    this.allow(sources);
  }

  get state(): LinkState {
    const states = [this.#downPath?.state, this.#sections.size > 0 && this.#upPath.state];
    if (states.includes('interrupted')) return 'interrupted';
    return states.includes('connecting') ? 'connecting' : 'connected';
  }

  sender(source: MediaSource): RTCRtpSender | undefined {
    return this.#sections.get(source)?.sender;
  }

  /** Makes room for what may be sent now; what may not be any more the engine drops. */
  allow(sources: readonly MediaSource[]): void {
    const fresh = sources.filter((source) => !this.#sections.has(source));
    if (fresh.length === 0) return;
    for (const source of fresh) {
      const section = this.#up.addTransceiver(source === 'audio' ? 'audio' : 'video', {
        direction: 'sendonly',
        ...(source === 'camera' && { sendEncodings: LAYERS.map((layer) => ({ ...layer })) }),
      });
      this.#sections.set(source, section);
    }
    this.#publish();
  }

  connections(): readonly RTCPeerConnection[] {
    return this.#down ? [this.#up, this.#down] : [this.#up];
  }

  sourceAt(connection: number, mid: string): MediaSource | undefined {
    if (connection === 1) return this.#downTracks.get(mid)?.source;
    return [...this.#sections].find(([, section]) => section.mid === mid)?.[0];
  }

  describe(description: MediaDescription): Promise<void> {
    return this.#inOrder(() => this.#answer(description));
  }

  candidate(transport: MediaTransport, candidate: MediaCandidate | null): Promise<void> {
    return this.#inOrder(async () => {
      if (transport === 'up') await this.#whenAnswered(candidate);
      else if (this.#down?.remoteDescription) await addCandidate(this.#down, candidate);
    });
  }

  restart(): void {
    if (!this.#closed) this.#options.signals.renew();
  }

  close(): void {
    this.#closed = true;
    this.#upPath.close();
    this.#downPath?.close();
    for (const connection of this.connections()) {
      connection.onicecandidate = null;
      connection.ontrack = null;
      connection.onconnectionstatechange = null;
      connection.close();
    }
  }

  /** The engine offers what comes down, so a broken path means that the leg begins again. */
  #watch(connection: RTCPeerConnection): Path {
    const { clock, onState } = this.#options;
    return new Path(connection, { clock, restart: () => this.restart(), onState });
  }

  #publish(): void {
    this.#inOrder(async () => {
      await this.#up.setLocalDescription(await this.#up.createOffer());
      const { sdp = '' } = this.#up.localDescription ?? {};
      const tracks = tracksOf(this.#sections);
      const answer = (await this.#options.signals.describe({
        transport: 'up',
        kind: 'offer',
        sdp,
        tracks,
      })) as { sdp?: string };
      if (this.#closed || answer.sdp === undefined) return;
      await this.#up.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
      for (const candidate of this.#early.splice(0)) await addCandidate(this.#up, candidate);
      this.#options.onAdopted?.();
    }).catch(() => undefined);
  }

  async #whenAnswered(candidate: MediaCandidate | null): Promise<void> {
    if (this.#up.remoteDescription) await addCandidate(this.#up, candidate);
    else this.#early.push(candidate);
  }

  async #answer({ sdp, tracks }: MediaDescription): Promise<void> {
    this.#downTracks = new Map(tracks.map((track) => [track.mid, track]));
    const down = (this.#down ??= this.#openDown());
    await down.setRemoteDescription({ type: 'offer', sdp });
    await down.setLocalDescription();
    const answer = down.localDescription?.sdp ?? '';
    this.#announce(down);
    await this.#options.signals.describe({
      transport: 'down',
      kind: 'answer',
      sdp: answer,
      tracks: [],
    });
  }

  #openDown(): RTCPeerConnection {
    const down = new this.#options.RTCPeerConnection(this.#options.configuration);
    sendCandidates(down, 'down', this.#options.signals);
    this.#downPath = this.#watch(down);
    return down;
  }

  /** Tells whose track each section carries now; a section may pass from one person to another. */
  #announce(down: RTCPeerConnection): void {
    for (const { mid, receiver } of down.getTransceivers()) {
      const track = mid === null ? undefined : this.#downTracks.get(mid);
      if (track?.user) this.#options.onTrack(receiver.track, track.source, track.user);
    }
  }

  #inOrder(work: () => Promise<void>): Promise<void> {
    const next = this.#work.then(() => (this.#closed ? undefined : work()));
    this.#work = next.catch(() => undefined);
    return next;
  }
}
