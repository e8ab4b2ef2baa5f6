import { Mixer, opusCodec, Playout } from '@switchboard/audio';
import type { Codec, Frame } from '@switchboard/audio';
import type { MediaCandidate } from '@switchboard/acs-wire';
import type { RTCRtpTransceiver, RtpPacket } from 'werift';
import { PagePeer } from './page-peer.ts';
import type { PagePeerEvents } from './page-peer.ts';

/** One section of what the engine sends, whoever it carries at present. */
interface Voice {
  readonly codec: Codec;
  readonly playout: Playout;
}

const SELF = 'self';
/** More sections than a call has people are not opened; the engines reuse theirs. */
const MAX_VOICES = 128;

/** What everybody else says, as the engine sends it. */
export class VoiceDown implements AsyncDisposable {
  readonly #peer: PagePeer;
  readonly #voices = new Map<string, Voice>();
  readonly #mixer = new Mixer({ maxParticipants: MAX_VOICES + 1 });
  #work: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(events: PagePeerEvents) {
    this.#peer = new PagePeer(events);
    this.#mixer.add(SELF);
  }

  /** Takes an offer of the engine, after those before it. @returns our answer */
  answer(sdp: string): Promise<string> {
    const answering = this.#work.then(() => this.#answer(sdp));
    this.#work = answering.then(
      () => undefined,
      () => undefined,
    );
    return answering;
  }

  candidate(candidate: MediaCandidate | null): Promise<void> {
    return this.#peer.add(candidate);
  }

  /** One tick: all who say something, together. */
  take(nowMs: number): Frame {
    return this.#mixer.mix(this.takeEach(nowMs)).get(SELF)!;
  }

  /** One tick: each who says something, by their section. */
  takeEach(nowMs: number): Map<string, Frame> {
    const frames = new Map<string, Frame>();
    for (const [mid, { playout }] of this.#voices) {
      const frame = playout.take(nowMs);
      if (frame) frames.set(mid, frame);
    }
    return frames;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#peer[Symbol.asyncDispose]();
    for (const { codec } of this.#voices.values()) codec[Symbol.dispose]();
    this.#voices.clear();
  }

  async #answer(sdp: string): Promise<string> {
    const { peer } = this.#peer;
    await this.#peer.setRemote('offer', sdp);
    for (const section of peer.getTransceivers()) {
      if (section.kind === 'video') section.setDirection('inactive');
      this.#listen(section);
    }
    return this.#peer.describe(await peer.createAnswer());
  }

  #listen({ mid, kind, receiver }: RTCRtpTransceiver): void {
    const isNew = mid && kind === 'audio' && !this.#voices.has(mid);
    if (!isNew || this.#closed || this.#voices.size >= MAX_VOICES) return;
    const codec = opusCodec();
    const playout = new Playout(codec);
    this.#voices.set(mid, { codec, playout });
    this.#mixer.add(mid);
    receiver.track.onReceiveRtp.subscribe((packet) => {
      if (!this.#closed) playout.put(plain(packet), performance.now());
    });
  }
}

function plain({ header, payload }: RtpPacket) {
  const { payloadType, marker, sequenceNumber: sequence, timestamp, ssrc } = header;
  return { payloadType, marker, sequence, timestamp, ssrc, payload };
}
