import type {
  CallAnswer,
  CallEvent,
  CallOperation,
  CallArgs,
  IceServer,
  MediaSource,
} from '@switchboard/acs-wire';
import type { Platform } from '../platform.ts';
import { EngineLink } from './engine-link.ts';
import type { Link, LinkOptions, LinkSignals } from './link.ts';
import { PeerLink } from './peer-link.ts';

/** From the first trouble until a call without media is given up. */
const GIVE_UP_MS = 25_000;

type Request = <Op extends CallOperation>(op: Op, args: CallArgs<Op>) => Promise<CallAnswer<Op>>;
export type MediaEvent = Extract<
  CallEvent,
  { type: 'media.session' | 'media.describe' | 'media.candidate' }
>;

export interface MediaSessionOptions {
  readonly callId: () => string;
  readonly request: Request;
  readonly platform: Platform;
  readonly iceServers: () => readonly IceServer[];
  readonly iceTransportPolicy: RTCIceTransportPolicy | undefined;
  /** What our role may send. */
  readonly sources: () => readonly MediaSource[];
  readonly onTrack: (track: MediaStreamTrack, source: MediaSource, user?: string) => void;
  readonly onQuality: (state: 'connected' | 'interrupted') => void;
  readonly onLost: (wasConnected: boolean) => void;
  readonly onChannel: (channel: RTCDataChannel) => void;
}

/** Between two: who makes the first offer, and who answers it. */
export type MediaRole = 'offer' | 'answer';

interface Anticipated {
  readonly link: PeerLink;
  readonly isPolite: boolean;
  readonly begin: (generation: number) => void;
}

/**
 * The media of one call. The server says when it begins and between whom; it may begin again, when a
 * third person comes or an engine dies, and what is being sent goes on over the new link.
 */
export class MediaSession {
  private readonly _options: MediaSessionOptions;
  private _generation = 0;
  private _link: Link | undefined;
  private _anticipated: Anticipated | undefined;
  private _deadline: Disposable | undefined;
  private _expected = false;
  private _wasConnected = false;
  private _sending = new Map<MediaSource, MediaStreamTrack>();
  private _limits = new Map<MediaSource, RTCRtpEncodingParameters>();

  constructor(options: MediaSessionOptions) {
    this._options = options;
  }

  get connections(): readonly RTCPeerConnection[] {
    return this._link?.connections() ?? [];
  }

  get state(): 'none' | Link['state'] {
    return this._link?.state ?? 'none';
  }

  /** The link to the other person, when there is no engine in between. */
  get peer(): PeerLink | undefined {
    return this._link instanceof PeerLink ? this._link : undefined;
  }

  /** Prepares a connection while the server still thinks: between two, who calls offers. */
  anticipate(role: MediaRole): void {
    const { promise, resolve } = Promise.withResolvers<number>();
    const isPolite = role === 'answer';
    const link = new PeerLink(this._linkOptions(promise), isPolite, this._firstSources());
    this._anticipated = { link, isPolite, begin: resolve };
  }

  take(event: MediaEvent): void {
    if (event.type === 'media.session') return this._begin(event);
    if (event.generation !== this._generation || !this._link) return;
    const taken =
      event.type === 'media.describe'
        ? this._link.describe(event)
        : this._link.candidate(event.transport, event.candidate);
    // A description that cannot be used leaves the link without a path, and that is acted on.
    taken.catch(() => undefined);
  }

  /** Sends this track, or nothing, from now on; without a new negotiation. */
  async send(source: MediaSource, track: MediaStreamTrack | undefined): Promise<void> {
    if (track) this._sending.set(source, track);
    else this._sending.delete(source);
    await this._link?.sender(source)?.replaceTrack(track ?? null);
  }

  /** Keeps what is sent within these limits. */
  async limit(source: MediaSource, limits: RTCRtpEncodingParameters): Promise<void> {
    this._limits.set(source, limits);
    await this._applyLimits(source);
  }

  /** While there is somebody to talk to, a path is waited for, but not for ever. */
  expect(expected: boolean): void {
    if (this._expected === expected) return;
    this._expected = expected;
    if (!expected) this._stopWaiting();
    this._watch();
  }

  /** The role has changed. */
  allow(): void {
    if (this._link instanceof EngineLink) this._link.allow(this._options.sources());
  }

  /** Whether a section, as the statistics name it, carries a screen. */
  isScreen(section: string): boolean {
    const [connection, mid] = section.split(':');
    return this._link?.sourceAt(Number(connection), mid ?? '') === 'screen';
  }

  dtmf(): RTCDTMFSender | null {
    return this._link?.sender('audio')?.dtmf ?? null;
  }

  /** The network has changed. */
  restart(): void {
    this._link?.restart();
  }

  close(): void {
    this._stopWaiting();
    this._anticipated?.link.close();
    this._anticipated = undefined;
    this._link?.close();
    this._link = undefined;
    this._sending.clear();
  }

  private _begin({
    generation,
    mode,
    polite,
  }: Extract<MediaEvent, { type: 'media.session' }>): void {
    this._link?.close();
    this._generation = generation;
    const anticipated = this._anticipated;
    this._anticipated = undefined;
    if (anticipated && mode === 'peer' && polite === anticipated.isPolite) {
      this._link = anticipated.link;
      anticipated.begin(generation);
    } else {
      anticipated?.link.close();
      const options = this._linkOptions(Promise.resolve(generation));
      this._link =
        mode === 'peer'
          ? new PeerLink(options, polite, this._firstSources())
          : new EngineLink(options, this._options.sources());
    }
    this._resume();
    this._watch();
  }

  /** Sound always, and what is being sent when the call begins. */
  private _firstSources(): MediaSource[] {
    return ['audio', ...(['camera', 'screen'] as const).filter((one) => this._sending.has(one))];
  }

  private _linkOptions(begun: Promise<number>): LinkOptions {
    const { platform, iceServers, iceTransportPolicy, onTrack, onChannel } = this._options;
    return {
      RTCPeerConnection: platform.RTCPeerConnection,
      clock: platform.clock,
      configuration: {
        iceServers: iceServers().map((server) => ({ ...server, urls: [...server.urls] })),
        ...(iceTransportPolicy && { iceTransportPolicy }),
        bundlePolicy: 'max-bundle',
      },
      signals: this._signals(begun),
      onTrack,
      onChannel,
      onState: () => this._watch(),
      onAdopted: () => this._resume(),
    };
  }

  /** What is said before the session has begun waits for it, in its order. */
  private _signals(begun: Promise<number>): LinkSignals {
    const { request, callId } = this._options;
    const session = async () => ({ generation: await begun, callId: callId() });
    // What the server does not take belongs to a session that is over, or the path shows it.
    const quietly = (asked: Promise<unknown>): void => void asked.catch(() => undefined);
    return {
      describe: async (description) =>
        request('media.describe', {
          ...(await session()),
          ...description,
          tracks: [...description.tracks],
        }),
      candidate: (transport, candidate) =>
        quietly(
          session().then((one) => request('media.candidate', { ...one, transport, candidate })),
        ),
      renew: () => quietly(session().then((one) => request('media.renew', one))),
    };
  }

  /** Puts what is being sent on the senders of the link as it is now. */
  private _resume(): void {
    for (const source of ['audio', 'camera', 'screen'] as const) {
      const track = this._sending.get(source);
      const sender = this._link?.sender(source);
      if (!sender || sender.track === (track ?? null)) continue;
      // A sender of a link that was closed meanwhile has nothing to send.
      sender.replaceTrack(track ?? null).catch(() => undefined);
      this._applyLimits(source).catch(() => undefined);
    }
  }

  private async _applyLimits(source: MediaSource): Promise<void> {
    const limits = this._limits.get(source);
    const sender = this._link?.sender(source);
    if (!limits || !sender) return;
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) Object.assign(encoding, limits);
    await sender.setParameters(parameters);
  }

  private _stopWaiting(): void {
    this._deadline?.[Symbol.dispose]();
    this._deadline = undefined;
  }

  private _watch(): void {
    const state = this._link?.state;
    if (state === 'connected') {
      this._stopWaiting();
      this._wasConnected = true;
      return this._options.onQuality('connected');
    }
    if (state === 'interrupted') this._options.onQuality('interrupted');
    if (!this._expected || !this._link) return;
    this._deadline ??= this._options.platform.clock.after(GIVE_UP_MS, () =>
      this._options.onLost(this._wasConnected),
    );
  }
}
