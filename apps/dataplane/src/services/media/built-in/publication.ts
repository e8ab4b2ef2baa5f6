import type { MediaSource } from '@switchboard/acs-wire';
import type { MediaStreamTrack, RtpPacket, RTCRtpTransceiver } from 'werift';
import type { Feedback } from './feedback.ts';
import { layers } from './layers.ts';
import type { Layer } from './layers.ts';
import { readVp8 } from './vp8.ts';
import type { Vp8Descriptor } from './vp8.ts';

/** A layer that has been silent for this long is not being sent. */
const ALIVE_MS = 1_000;
/** Between two requests for a key frame of one layer. */
const KEY_FRAME_EVERY_MS = 500;

export interface Subscriber {
  take(packet: RtpPacket, layer: Layer, vp8: Vp8Descriptor | undefined): void;
  /** What comes next does not continue what came before. */
  interrupt(): void;
}

interface Heard {
  readonly at: number;
  readonly ssrc: number;
}

/** One thing that one person sends, in up to three sizes, and who wants it. */
export class Publication {
  readonly user: string;
  readonly source: MediaSource;
  readonly subscribers = new Set<Subscriber>();
  /** How high the pictures of each layer are, as far as key frames have said. Pixels. */
  readonly sizes = new Map<Layer, number>();
  readonly #transceiver: RTCRtpTransceiver;
  readonly #feedback: Feedback;
  readonly #tracks = new Map<Layer, MediaStreamTrack>();
  readonly #heard = new Map<Layer, Heard>();
  readonly #asked = new Map<Layer, number>();
  #audience: ReadonlySet<string> | undefined;
  #silent = false;

  constructor(
    user: string,
    source: MediaSource,
    transceiver: RTCRtpTransceiver,
    feedback: Feedback,
  ) {
    this.user = user;
    this.source = source;
    this.#transceiver = transceiver;
    this.#feedback = feedback;
    transceiver.onTrack.subscribe((track) => this.#add(track));
    for (const track of transceiver.receiver.tracks) this.#add(track);
  }

  get kind(): 'audio' | 'video' {
    return this.source === 'audio' ? 'audio' : 'video';
  }

  /** The layers that something has come of just now. */
  get sent(): Layer[] {
    const since = performance.now() - ALIVE_MS;
    return layers.filter((layer) => (this.#heard.get(layer)?.at ?? -Infinity) > since);
  }

  /** Muted, held, or no longer granted: what comes is dropped. */
  set silent(silent: boolean) {
    if (this.#silent === silent) return;
    this.#silent = silent;
    for (const subscriber of this.subscribers) subscriber.interrupt();
  }

  /** Who is to have it, and nobody else; absent for everybody. */
  get audience(): ReadonlySet<string> | undefined {
    return this.#audience;
  }

  set audience(audience: ReadonlySet<string> | undefined) {
    this.#audience = audience;
    for (const subscriber of this.subscribers) subscriber.interrupt();
  }

  requestKeyFrame(layer: Layer): void {
    // Which stream carries a size, only its packets say.
    const ssrc = this.#heard.get(layer)?.ssrc;
    const now = performance.now();
    if (ssrc === undefined || now - (this.#asked.get(layer) ?? -Infinity) < KEY_FRAME_EVERY_MS)
      return;
    this.#asked.set(layer, now);
    // A receiver that is closing has nobody to ask.
    this.#transceiver.receiver.sendRtcpPLI(ssrc).catch(() => undefined);
  }

  close(): void {
    this.subscribers.clear();
    for (const track of this.#tracks.values()) track.onReceiveRtp.allUnsubscribe();
  }

  /** A source that is not sent in sizes counts as the middle one. */
  #add(track: MediaStreamTrack): void {
    const layer = layers.find((one) => one === track.rid) ?? 'm';
    if (this.#tracks.get(layer) === track) return;
    this.#tracks.get(layer)?.onReceiveRtp.allUnsubscribe();
    this.#tracks.set(layer, track);
    track.onReceiveRtp.subscribe((packet) => this.#take(packet, layer));
  }

  #take(packet: RtpPacket, layer: Layer): void {
    const vp8 = this.kind === 'video' ? readVp8(packet.payload) : undefined;
    if (this.kind === 'video') this.#feedback.take(packet);
    this.#hear(packet, layer, vp8);
    if (this.#silent) return;
    for (const subscriber of this.subscribers) subscriber.take(packet, layer, vp8);
  }

  #hear({ header: { ssrc } }: RtpPacket, layer: Layer, vp8: Vp8Descriptor | undefined): void {
    this.#heard.set(layer, { at: performance.now(), ssrc });
    if (vp8?.height) this.sizes.set(layer, vp8.height);
  }
}
