import type { MediaSource, MediaTrack } from '@switchboard/acs-wire';
import { MediaStreamTrack, RTCPeerConnection, RtpHeader, RtpPacket, useOPUS, useVP8 } from 'werift';
import { socketsOf } from '../src/services/media/built-in/guard.ts';
import { dropHelloRepeats, HelloRepeats } from '../src/services/media/built-in/hello-repeats.ts';
import type {
  MediaGrants,
  MediaLeg,
  MediaLegListener,
  MediaRoom,
} from '../src/services/media/port.ts';

export const ALL_GRANTS: MediaGrants = { audio: true, camera: true, screen: true };
const PACKET_EVERY_MS = 20;

/** What one page receives in one section. */
export interface Received extends MediaTrack {
  packets: number;
}

/** A page, as far as an engine can tell: it offers what it sends, and answers what it is sent. */
export class MediaPage implements AsyncDisposable {
  /** Those that are open, so that a test that waited in vain can say how they stand. */
  static readonly open = new Set<MediaPage>();
  readonly user: string;
  readonly received = new Map<string, Received>();
  offers = 0;
  lost = 0;
  #failure: unknown;
  leg!: MediaLeg;
  readonly #up = connection();
  #down: RTCPeerConnection | undefined;
  readonly #senders = new Map<MediaSource, MediaStreamTrack>();
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(user: string) {
    this.user = user;
    MediaPage.open.add(this);
  }

  static async join(room: MediaRoom, user: string, grants = ALL_GRANTS): Promise<MediaPage> {
    const page = new MediaPage(user);
    page.leg = await room.join(user, grants, page.listener);
    return page;
  }

  get listener(): MediaLegListener {
    return {
      offer: (sdp, tracks) =>
        void this.#answer(sdp, tracks).catch((error) => (this.#failure = error)),
      candidate: () => undefined,
      lost: () => void (this.lost += 1),
    };
  }

  /** Offers these, and sends them from now on. */
  async send(...sources: readonly MediaSource[]): Promise<string> {
    const { sdp, tracks } = await this.offer(...sources);
    const answer = await this.leg.publish(sdp, tracks);
    await this.#up.setRemoteDescription({ type: 'answer', sdp: answer });
    for (const [source, track] of this.#senders) this.#stream(source, track);
    return answer;
  }

  async offer(...sources: readonly MediaSource[]) {
    const sections = sources.map((source) => {
      const track = new MediaStreamTrack({ kind: source === 'audio' ? 'audio' : 'video' });
      this.#senders.set(source, track);
      return [source, this.#up.addTransceiver(track, { direction: 'sendonly' })] as const;
    });
    await setOwn(this.#up, await this.#up.createOffer());
    const tracks = sections.map(([source, { mid }]) => ({ mid: mid ?? '', source }));
    return { sdp: this.#up.localDescription!.sdp, tracks };
  }

  /** Packets so far of what one person sends. */
  heard(user: string, source: MediaSource): number {
    return (
      [...this.received.values()].find((one) => one.user === user && one.source === source)
        ?.packets ?? 0
    );
  }

  toString(): string {
    const heard = [...this.received.values()].map(
      (one) => `${one.user} ${one.source} ${one.packets}`,
    );
    return [
      `${this.user} up ${standing(this.#up)}, down ${standing(this.#down)}`,
      `offers ${this.offers}, lost ${this.lost}, received ${heard.join(', ') || 'nothing'}`,
      ...(this.#failure ? [`failure ${String(this.#failure)}`] : []),
    ].join('; ');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    MediaPage.open.delete(this);
    for (const timer of this.#timers) clearInterval(timer);
    await this.leg[Symbol.asyncDispose]();
    await Promise.all([this.#up.close(), this.#down?.close()]);
  }

  async #answer(sdp: string, tracks: readonly MediaTrack[]): Promise<void> {
    this.offers += 1;
    const down = (this.#down ??= connection());
    const known = new Set(down.getTransceivers().map(({ mid }) => mid));
    await down.setRemoteDescription({ type: 'offer', sdp });
    for (const { mid, receiver } of down.getTransceivers()) {
      const track = tracks.find((one) => one.mid === mid);
      if (mid && track) this.received.set(mid, { ...track, packets: 0 });
      else this.received.delete(mid ?? '');
      if (known.has(mid)) continue;
      receiver.track.onReceiveRtp.subscribe(() => {
        const received = this.received.get(mid ?? '');
        if (received) received.packets += 1;
      });
    }
    await setOwn(down, await down.createAnswer());
    await this.leg.answer(down.localDescription!.sdp);
  }

  #stream(source: MediaSource, track: MediaStreamTrack): void {
    let sequence = 0;
    const timer = setInterval(() => {
      sequence = (sequence + 1) & 0xffff;
      const header = new RtpHeader({ sequenceNumber: sequence, timestamp: sequence * 960 });
      track.writeRtp(new RtpPacket(header, source === 'audio' ? SOUND : KEY_FRAME));
    }, PACKET_EVERY_MS);
    this.#timers.push(timer);
  }
}

function standing(peer: RTCPeerConnection | undefined): string {
  if (!peer) return 'none';
  const dtls = peer.dtlsTransports.map(({ state }) => state);
  return [peer.signalingState, peer.connectionState, peer.iceConnectionState, ...dtls].join('/');
}

const SOUND = Buffer.alloc(40, 1);
/** The shortest descriptor, then a key frame of 320 by 180. */
const KEY_FRAME = Buffer.from([0x10, 0x10, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xb4, 0x00, 1, 1]);

function connection(): RTCPeerConnection {
  return new RTCPeerConnection({
    codecs: { audio: [useOPUS()], video: [useVP8()] },
    iceServers: [],
    iceAdditionalHostAddresses: ['127.0.0.1'],
    bundlePolicy: 'max-bundle',
  });
}

const sockets = new WeakSet<object>();
const hellos = new WeakMap<object, HelloRepeats>();

/**
 * Without the STUN server that the library asks when it is given none; and with the patience of a
 * browser, which does not give up when a busy machine answers twice.
 */
async function setOwn(
  peer: RTCPeerConnection,
  description: Awaited<ReturnType<RTCPeerConnection['createOffer']>>,
): Promise<void> {
  for (const { connection: ice } of peer.iceTransports) delete ice.stunServer;
  await peer.setLocalDescription(description);
  for (const { connection: ice } of peer.iceTransports) {
    const repeats = hellos.get(ice) ?? new HelloRepeats();
    hellos.set(ice, repeats);
    for (const transport of socketsOf(ice)) {
      if (!sockets.has(transport)) dropHelloRepeats(transport, repeats);
      sockets.add(transport);
    }
  }
}
