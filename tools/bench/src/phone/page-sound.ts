import { RtpSender } from '@switchboard/audio';
import type { CallEvent, MediaCandidate } from '@switchboard/acs-wire';
import {
  MediaStreamTrack,
  RTCPeerConnection,
  RtpHeader,
  RtpPacket,
  useOPUS,
  useSdesMid,
  useVP8,
} from 'werift';
import type { AgentLine } from '../call-client.ts';

type Side = 'up' | 'down';

/** 20 ms at 48 kHz. */
const SAMPLES = 960;

export function openPeer(): RTCPeerConnection {
  return new RTCPeerConnection({
    codecs: { audio: [useOPUS()], video: [useVP8()] },
    headerExtensions: { audio: [useSdesMid()], video: [useSdesMid()] },
    bundlePolicy: 'max-bundle',
    iceServers: [],
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
}

/** Makes our side known. The library asks a server on the internet when it is given none. */
export async function describe(
  peer: RTCPeerConnection,
  own: Parameters<RTCPeerConnection['setLocalDescription']>[0],
): Promise<string> {
  for (const { connection } of peer.iceTransports) delete connection.stunServer;
  for (const transport of peer.dtlsTransports) beginAtOnce(transport);
  await peer.setLocalDescription(own);
  return peer.localDescription?.sdp ?? '';
}

/** As browsers do; the library waits a tenth of a second. */
function beginAtOnce(transport: RTCPeerConnection['dtlsTransports'][number]): void {
  transport.onStateChange.subscribe((state) => {
    if (state !== 'connecting' || transport.role !== 'client') return;
    queueMicrotask(() => {
      const client = transport.dtls as unknown as { connect(): Promise<void> };
      const connecting = client.connect();
      connecting.catch(() => undefined);
      client.connect = () => connecting;
    });
  });
}

/** @returns writes packets of a stream; its payload type and whose it is the connection puts in */
export function writer(track: MediaStreamTrack): (payload: Uint8Array) => void {
  const stream = new RtpSender();
  return (payload) => {
    const { marker, sequence, timestamp } = stream.packet({ payloadType: 0, payload });
    stream.pass(SAMPLES);
    const header = new RtpHeader({ marker, sequenceNumber: sequence, timestamp });
    track.writeRtp(new RtpPacket(header, Buffer.from(payload)));
  };
}

/** What a page has for its sound in a call: a connection to the engine for what it says, and one for what it hears. */
export class PageSound implements AsyncDisposable {
  readonly #ask: AgentLine['ask'];
  readonly #onPacket: (packet: RtpPacket) => void;
  readonly #peers = { up: openPeer(), down: openPeer() };
  readonly #work: Record<Side, Promise<unknown>> = {
    up: Promise.resolve(),
    down: Promise.resolve(),
  };
  readonly #track = new MediaStreamTrack({ kind: 'audio' });
  /** Says 20 ms of Opus. */
  readonly say = writer(this.#track);
  /** Sections of what comes down. */
  readonly #heard = new Set<string>();
  #failure: unknown;

  /** @param onPacket is handed each packet that comes */
  constructor(ask: AgentLine['ask'], onPacket: (packet: RtpPacket) => void) {
    this.#ask = ask;
    this.#onPacket = onPacket;
  }

  get isConnected(): boolean {
    if (this.#failure) throw new Error('the page has no sound', { cause: this.#failure });
    return this.#peers.up.connectionState === 'connected';
  }

  hear(event: CallEvent): void {
    if (event.type === 'media.session') this.#begin(event);
    else if (event.type === 'media.describe') this.#then('down', () => this.#answer(event));
    else if (event.type === 'media.candidate' && event.transport !== 'peer')
      this.#then(event.transport, () => this.#add(event.transport as Side, event.candidate));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(Object.values(this.#peers).map((peer) => peer.close()));
  }

  #then(side: Side, next: () => Promise<unknown>): void {
    this.#work[side] = this.#work[side].then(next).catch((error: unknown) => {
      this.#failure ??= error;
    });
  }

  #begin({ callId, generation }: Extract<CallEvent, { type: 'media.session' }>): void {
    for (const transport of ['up', 'down'] as const) {
      this.#peers[transport].onIceCandidate.subscribe((found) => {
        const candidate = found ? (found.toJSON() as MediaCandidate) : null;
        // A call that is over wants to know of none.
        this.#ask('media.candidate', { callId, generation, transport, candidate }).catch(
          () => undefined,
        );
      });
    }
    this.#then('up', async () => {
      const { up } = this.#peers;
      const section = up.addTransceiver(this.#track, { direction: 'sendonly' });
      const sdp = await describe(up, await up.createOffer());
      const answer = await this.#ask('media.describe', {
        ...{ callId, generation, transport: 'up', kind: 'offer', sdp },
        tracks: [{ mid: section.mid ?? '', source: 'audio' }],
      });
      await up.setRemoteDescription({ type: 'answer', sdp: answer.sdp ?? '' });
    });
  }

  async #answer({
    sdp: offer,
    callId,
    generation,
  }: Extract<CallEvent, { type: 'media.describe' }>) {
    const { down } = this.#peers;
    await down.setRemoteDescription({ type: 'offer', sdp: offer });
    for (const { kind, receiver, mid } of down.getTransceivers()) {
      if (kind !== 'audio' || !mid || this.#heard.has(mid)) continue;
      this.#heard.add(mid);
      receiver.track.onReceiveRtp.subscribe((packet) => this.#onPacket(packet));
    }
    const sdp = await describe(down, await down.createAnswer());
    await this.#ask('media.describe', {
      ...{ callId, generation, transport: 'down', kind: 'answer', sdp, tracks: [] },
    });
  }

  async #add(side: Side, candidate: MediaCandidate | null): Promise<void> {
    if (!candidate) return;
    const { candidate: line, sdpMid, sdpMLineIndex } = candidate;
    const place = { sdpMid: sdpMid ?? undefined, sdpMLineIndex: sdpMLineIndex ?? undefined };
    // One that is of no use is no reason to fail: there are others.
    await this.#peers[side].addIceCandidate({ candidate: line, ...place }).catch(() => undefined);
  }
}
