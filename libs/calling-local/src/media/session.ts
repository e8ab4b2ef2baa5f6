import type {
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

type Request = <Op extends CallOperation>(op: Op, args: CallArgs<Op>) => Promise<unknown>;
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

/**
 * The media of one call. The server says when it begins and between whom; it may begin anew, when a
 * third person comes or an engine dies, and what is being sent goes on over the new link.
 */
export class MediaSession {
  readonly #options: MediaSessionOptions;
  #generation = 0;
  #link: Link | undefined;
  #anticipated:
    { readonly link: PeerLink; readonly begin: (generation: number) => void } | undefined;
  #deadline: Disposable | undefined;
  #expected = false;
  #wasConnected = false;
  #sending = new Map<MediaSource, MediaStreamTrack>();
  #limits = new Map<MediaSource, RTCRtpEncodingParameters>();

  constructor(options: MediaSessionOptions) {
    this.#options = options;
  }

  get connections(): readonly RTCPeerConnection[] {
    return this.#link?.connections() ?? [];
  }

  get state(): 'none' | Link['state'] {
    return this.#link?.state ?? 'none';
  }

  /** The link to the other person, when there is no engine in between. */
  get peer(): PeerLink | undefined {
    return this.#link instanceof PeerLink ? this.#link : undefined;
  }

  /** Begins to look for a path while the server still thinks: between two, who calls offers. */
  anticipate(): void {
    const { promise, resolve } = Promise.withResolvers<number>();
    const link = new PeerLink(this.#linkOptions(promise), false, this.#firstSources());
    this.#anticipated = { link, begin: resolve };
  }

  take(event: MediaEvent): void {
    if (event.type === 'media.session') return this.#begin(event);
    if (event.generation !== this.#generation || !this.#link) return;
    const taken =
      event.type === 'media.describe'
        ? this.#link.describe(event)
        : this.#link.candidate(event.transport, event.candidate);
    // A description that cannot be used leaves the link without a path, and that is acted on.
    taken.catch(() => undefined);
  }

  /** Sends this track, or nothing, from now on; without a new negotiation. */
  async send(source: MediaSource, track: MediaStreamTrack | undefined): Promise<void> {
    if (track) this.#sending.set(source, track);
    else this.#sending.delete(source);
    await this.#link?.sender(source)?.replaceTrack(track ?? null);
  }

  /** Keeps what is sent within these limits. */
  async limit(source: MediaSource, limits: RTCRtpEncodingParameters): Promise<void> {
    this.#limits.set(source, limits);
    await this.#applyLimits(source);
  }

  /** While there is somebody to talk to, a path is waited for, but not for ever. */
  expect(expected: boolean): void {
    if (this.#expected === expected) return;
    this.#expected = expected;
    if (!expected) this.#stopWaiting();
    this.#watch();
  }

  /** The role has changed. */
  allow(): void {
    if (this.#link instanceof EngineLink) this.#link.allow(this.#options.sources());
  }

  /** Whether a section, as the statistics name it, carries a screen. */
  isScreen(section: string): boolean {
    const [connection, mid] = section.split(':');
    return this.#link?.sourceAt(Number(connection), mid ?? '') === 'screen';
  }

  dtmf(): RTCDTMFSender | null {
    return this.#link?.sender('audio')?.dtmf ?? null;
  }

  /** The network has changed. */
  restart(): void {
    this.#link?.restart();
  }

  close(): void {
    this.#stopWaiting();
    this.#anticipated?.link.close();
    this.#anticipated = undefined;
    this.#link?.close();
    this.#link = undefined;
    this.#sending.clear();
  }

  #begin({ generation, mode, polite }: Extract<MediaEvent, { type: 'media.session' }>): void {
    this.#link?.close();
    this.#generation = generation;
    const anticipated = this.#anticipated;
    this.#anticipated = undefined;
    if (anticipated && mode === 'peer' && !polite) {
      this.#link = anticipated.link;
      anticipated.begin(generation);
    } else {
      anticipated?.link.close();
      const options = this.#linkOptions(Promise.resolve(generation));
      this.#link =
        mode === 'peer'
          ? new PeerLink(options, polite, this.#firstSources())
          : new EngineLink(options, this.#options.sources());
    }
    this.#resume();
    this.#watch();
  }

  /** Sound always, and what is being sent when the call begins. */
  #firstSources(): MediaSource[] {
    return ['audio', ...(['camera', 'screen'] as const).filter((one) => this.#sending.has(one))];
  }

  #linkOptions(begun: Promise<number>): LinkOptions {
    const { platform, iceServers, iceTransportPolicy, onTrack, onChannel } = this.#options;
    return {
      RTCPeerConnection: platform.RTCPeerConnection,
      clock: platform.clock,
      configuration: {
        iceServers: iceServers().map((server) => ({ ...server, urls: [...server.urls] })),
        ...(iceTransportPolicy && { iceTransportPolicy }),
        bundlePolicy: 'max-bundle',
      },
      signals: this.#signals(begun),
      onTrack,
      onChannel,
      onState: () => this.#watch(),
      onAdopted: () => this.#resume(),
    };
  }

  /** What is said before the session has begun waits for it, in its order. */
  #signals(begun: Promise<number>): LinkSignals {
    const { request, callId } = this.#options;
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
  #resume(): void {
    for (const source of ['audio', 'camera', 'screen'] as const) {
      const track = this.#sending.get(source);
      const sender = this.#link?.sender(source);
      if (!sender || sender.track === (track ?? null)) continue;
      // A sender of a link that was closed meanwhile has nothing to send.
      sender.replaceTrack(track ?? null).catch(() => undefined);
      this.#applyLimits(source).catch(() => undefined);
    }
  }

  async #applyLimits(source: MediaSource): Promise<void> {
    const limits = this.#limits.get(source);
    const sender = this.#link?.sender(source);
    if (!limits || !sender) return;
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) Object.assign(encoding, limits);
    await sender.setParameters(parameters);
  }

  #stopWaiting(): void {
    this.#deadline?.[Symbol.dispose]();
    this.#deadline = undefined;
  }

  #watch(): void {
    const state = this.#link?.state;
    if (state === 'connected') {
      this.#stopWaiting();
      this.#wasConnected = true;
      return this.#options.onQuality('connected');
    }
    if (state === 'interrupted') this.#options.onQuality('interrupted');
    if (!this.#expected || !this.#link) return;
    this.#deadline ??= this.#options.platform.clock.after(GIVE_UP_MS, () =>
      this.#options.onLost(this.#wasConnected),
    );
  }
}
