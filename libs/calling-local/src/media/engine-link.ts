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
  private readonly _options: LinkOptions;
  private readonly _up: RTCPeerConnection;
  private readonly _upPath: Path;
  private readonly _sections = new Map<MediaSource, RTCRtpTransceiver>();
  private _down: RTCPeerConnection | undefined;
  private _downPath: Path | undefined;
  private _downTracks: ReadonlyMap<string, MediaTrack> = new Map();
  private _early: (MediaCandidate | null)[] = [];
  private _closed = false;
  private _work: Promise<unknown> = Promise.resolve();

  constructor(options: LinkOptions, sources: readonly MediaSource[]) {
    this._options = options;
    this._up = new options.RTCPeerConnection(options.configuration);
    sendCandidates(this._up, 'up', options.signals);
    this._upPath = this._watch(this._up);
    this.allow(sources);
  }

  get state(): LinkState {
    const states = [this._downPath?.state, this._sections.size > 0 && this._upPath.state];
    if (states.includes('interrupted')) return 'interrupted';
    return states.includes('connecting') ? 'connecting' : 'connected';
  }

  sender(source: MediaSource): RTCRtpSender | undefined {
    return this._sections.get(source)?.sender;
  }

  /** Makes room for what may be sent now; what may not be any more the engine drops. */
  allow(sources: readonly MediaSource[]): void {
    const fresh = sources.filter((source) => !this._sections.has(source));
    if (fresh.length === 0) return;
    for (const source of fresh) {
      const section = this._up.addTransceiver(source === 'audio' ? 'audio' : 'video', {
        direction: 'sendonly',
        ...(source === 'camera' && { sendEncodings: LAYERS.map((layer) => ({ ...layer })) }),
      });
      this._sections.set(source, section);
    }
    this._publish();
  }

  connections(): readonly RTCPeerConnection[] {
    return this._down ? [this._up, this._down] : [this._up];
  }

  sourceAt(connection: number, mid: string): MediaSource | undefined {
    if (connection === 1) return this._downTracks.get(mid)?.source;
    return [...this._sections].find(([, section]) => section.mid === mid)?.[0];
  }

  describe(description: MediaDescription): Promise<void> {
    return this._inOrder(() => this._answer(description));
  }

  candidate(transport: MediaTransport, candidate: MediaCandidate | null): Promise<void> {
    return this._inOrder(async () => {
      if (transport === 'up') await this._whenAnswered(candidate);
      else if (this._down?.remoteDescription) await addCandidate(this._down, candidate);
    });
  }

  restart(): void {
    if (!this._closed) this._options.signals.renew();
  }

  close(): void {
    this._closed = true;
    this._upPath.close();
    this._downPath?.close();
    for (const connection of this.connections()) {
      connection.onicecandidate = null;
      connection.ontrack = null;
      connection.onconnectionstatechange = null;
      connection.close();
    }
  }

  /** The engine offers what comes down, so a broken path means that the leg begins again. */
  private _watch(connection: RTCPeerConnection): Path {
    const { clock, onState } = this._options;
    return new Path(connection, { clock, restart: () => this.restart(), onState });
  }

  private _publish(): void {
    this._inOrder(async () => {
      await this._up.setLocalDescription(await this._up.createOffer());
      const { sdp = '' } = this._up.localDescription ?? {};
      const tracks = tracksOf(this._sections);
      const answer = await this._options.signals.describe({
        transport: 'up',
        kind: 'offer',
        sdp,
        tracks,
      });
      if (this._closed || answer.sdp === undefined) return;
      await this._up.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
      for (const candidate of this._early.splice(0)) await addCandidate(this._up, candidate);
      this._options.onAdopted?.();
    }).catch(() => undefined);
  }

  private async _whenAnswered(candidate: MediaCandidate | null): Promise<void> {
    if (this._up.remoteDescription) await addCandidate(this._up, candidate);
    else this._early.push(candidate);
  }

  private async _answer({ sdp, tracks }: MediaDescription): Promise<void> {
    this._downTracks = new Map(tracks.map((track) => [track.mid, track]));
    const down = (this._down ??= this._openDown());
    await down.setRemoteDescription({ type: 'offer', sdp });
    await down.setLocalDescription();
    const answer = down.localDescription?.sdp ?? '';
    this._announce(down);
    await this._options.signals.describe({
      transport: 'down',
      kind: 'answer',
      sdp: answer,
      tracks: [],
    });
  }

  private _openDown(): RTCPeerConnection {
    const down = new this._options.RTCPeerConnection(this._options.configuration);
    sendCandidates(down, 'down', this._options.signals);
    this._downPath = this._watch(down);
    return down;
  }

  /** Tells whose track each section carries now; a section may pass from one person to another. */
  private _announce(down: RTCPeerConnection): void {
    for (const { mid, receiver } of down.getTransceivers()) {
      const track = mid === null ? undefined : this._downTracks.get(mid);
      if (track?.user) this._options.onTrack(receiver.track, track.source, track.user);
    }
  }

  private _inOrder(work: () => Promise<void>): Promise<void> {
    const next = this._work.then(() => (this._closed ? undefined : work()));
    this._work = next.catch(() => undefined);
    return next;
  }
}
