import { opusCodec, RtpSender } from '@switchboard/audio';
import type { Codec, Frame } from '@switchboard/audio';
import type { MediaCandidate, MediaTrack } from '@switchboard/acs-wire';
import { MediaStreamTrack, RtpHeader, RtpPacket } from 'werift';
import { PagePeer } from './page-peer.ts';
import type { PagePeerEvents } from './page-peer.ts';

/** What one end says, on its way to the engine. */
export class VoiceUp implements AsyncDisposable {
  readonly #peer: PagePeer;
  readonly #track = new MediaStreamTrack({ kind: 'audio' });
  readonly #codec: Codec = opusCodec();
  readonly #stream = new RtpSender();
  #wasSilent = true;

  constructor(events: PagePeerEvents) {
    this.#peer = new PagePeer(events);
  }

  /** @param publish hands our offer over, and has the answer */
  async open(
    publish: (sdp: string, tracks: readonly MediaTrack[]) => Promise<string>,
  ): Promise<void> {
    const { peer } = this.#peer;
    const section = peer.addTransceiver(this.#track, { direction: 'sendonly' });
    const sdp = await this.#peer.describe(await peer.createOffer());
    const answer = await publish(sdp, [{ mid: section.mid ?? '', source: 'audio' }]);
    await this.#peer.setRemote('answer', answer);
  }

  candidate(candidate: MediaCandidate | null): Promise<void> {
    return this.#peer.add(candidate);
  }

  /** Whether what is sent gets to the engine. */
  get isConnected(): boolean {
    return this.#peer.peer.connectionState === 'connected';
  }

  /** One tick; in silence nothing is sent, and time goes on. */
  send(frame: Frame | undefined): void {
    const samples = (this.#codec.clockRate * 20) / 1_000;
    if (frame) this.#write(this.#codec.encode(frame));
    this.#wasSilent = !frame;
    this.#stream.pass(samples);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#peer[Symbol.asyncDispose]();
    this.#codec[Symbol.dispose]();
  }

  /** Its payload type and whose it is the connection puts in, as it was negotiated. */
  #write(payload: Uint8Array): void {
    const packet = this.#stream.packet({ payloadType: 0, marker: this.#wasSilent, payload });
    const header = new RtpHeader({
      marker: packet.marker,
      sequenceNumber: packet.sequence,
      timestamp: packet.timestamp,
    });
    this.#track.writeRtp(new RtpPacket(header, Buffer.from(payload)));
  }
}
