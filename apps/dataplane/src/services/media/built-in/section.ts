import { MediaStreamTrack } from 'werift';
import type { RtpPacket, RTCRtpTransceiver } from 'werift';
import { chooseLayer } from './layers.ts';
import type { Layer } from './layers.ts';
import type { Publication, Subscriber } from './publication.ts';
import { StreamRewriter } from './stream-rewriter.ts';
import type { Vp8Descriptor } from './vp8.ts';

/** One section of a page's `down` connection: it carries one publication at a time, or nothing. */
export class Section implements Subscriber {
  readonly kind: 'audio' | 'video';
  readonly transceiver: RTCRtpTransceiver;
  readonly #user: string;
  readonly #track: MediaStreamTrack;
  readonly #rewriter: StreamRewriter;
  #publication: Publication | undefined;
  #height = 0;
  /** What is being forwarded, and what is waited for. */
  #layer: Layer | undefined;
  #next: Layer | undefined;
  #paused = false;

  /** @param user who receives it */
  constructor(
    user: string,
    add: (track: MediaStreamTrack) => RTCRtpTransceiver,
    kind: 'audio' | 'video',
  ) {
    this.#user = user;
    this.kind = kind;
    this.#rewriter = new StreamRewriter(kind);
    this.#track = new MediaStreamTrack({ kind });
    this.transceiver = add(this.#track);
    this.transceiver.sender.onPictureLossIndication.subscribe(() => {
      if (this.#publication && this.#layer) this.#publication.requestKeyFrame(this.#layer);
    });
  }

  get publication(): Publication | undefined {
    return this.#publication;
  }

  set paused(paused: boolean) {
    if (this.#paused === paused) return;
    this.#paused = paused;
    this.interrupt();
  }

  carry(publication: Publication, height: number): void {
    this.release();
    this.#publication = publication;
    this.#height = height;
    this.interrupt();
    publication.subscribers.add(this);
  }

  release(): void {
    this.#publication?.subscribers.delete(this);
    this.#publication = undefined;
  }

  show(height: number): void {
    this.#height = height;
    if (height === 0) this.interrupt();
  }

  /** A picture begins again with a key frame, a voice with whatever comes. */
  interrupt(): void {
    this.#layer = this.#next = undefined;
    this.#rewriter.begin();
  }

  take(packet: RtpPacket, layer: Layer, vp8: Vp8Descriptor | undefined): void {
    if (!this.#isLetThrough()) return;
    if (this.kind === 'audio') return this.#forward(packet);
    this.#steer();
    if (layer === this.#next && vp8?.isKeyFrameStart) {
      this.#layer = layer;
      this.#next = undefined;
      this.#rewriter.begin();
    }
    if (layer === this.#layer) this.#forward(packet);
  }

  /** A hold does not keep away what is for this one alone. */
  #isLetThrough(): boolean {
    const audience = this.#publication?.audience;
    return audience ? audience.has(this.#user) : !this.#paused;
  }

  /** Another layer begins with a key frame of its own; until that comes, the old one goes on. */
  #steer(): void {
    const publication = this.#publication;
    if (!publication) return;
    const wanted = chooseLayer(this.#height, publication.sent, publication.sizes);
    if (wanted === undefined || wanted === this.#layer) {
      this.#next = undefined;
      return;
    }
    this.#next = wanted;
    publication.requestKeyFrame(wanted);
  }

  #forward(packet: RtpPacket): void {
    const { sequenceNumber: sequence, timestamp } = packet.header;
    const next = this.#rewriter.rewrite({ sequence, timestamp }, packet.payload, performance.now());
    if (!next) return;
    const copy = packet.clone();
    copy.payload = next.payload;
    copy.header.sequenceNumber = next.sequence;
    copy.header.timestamp = next.timestamp;
    // Padding is the sender's way to probe its own path; without it an empty packet only counts.
    copy.header.padding = false;
    copy.header.paddingSize = 0;
    // They mean something else on the other connection, which adds its own.
    copy.header.extensions = [];
    this.#track.writeRtp(copy);
  }
}
