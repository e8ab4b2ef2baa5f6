import {
  GenericNack,
  RecvDelta,
  RtcpHeader,
  RtcpTransportLayerFeedback,
  RTP_EXTENSION_URI,
  RunLengthChunk,
  TransportWideCC,
} from 'werift';
import type { RTCDtlsTransport, RTCPeerConnection, RtpPacket } from 'werift';
import { Arrivals } from './arrivals.ts';
import type { ArrivalReport } from './arrivals.ts';
import { Losses } from './losses.ts';

const REPORT_EVERY_MS = 100;
const REPORT_AT = 100;
const LOOK_EVERY_MS = 20;
const TICK_US = 250;
const TRANSPORT_FEEDBACK = 205;
/** The sender of our reports; pages do not mind which. */
const OURS = 1;
/** Streams of one page: three sizes of the camera, a screen, and what a page makes anew. */
const MAX_STREAMS = 16;

/**
 * What a page learns from us about the packets it sends: when each arrived, and which of a picture did
 * not. The library counts each of both over the streams of a section together, whose numbers have
 * nothing to do with each other, so that is switched off.
 */
export class Feedback implements Disposable {
  readonly #peer: RTCPeerConnection;
  readonly #arrivals = new Arrivals();
  readonly #losses = new Map<number, Losses>();
  #transport: RTCDtlsTransport | undefined;
  #reportTimer: NodeJS.Timeout | undefined;
  #lossTimer: NodeJS.Timeout | undefined;
  #reports = 0;
  /** Reports are about the whole connection, but have to name one stream of it. */
  #ssrc = 0;
  #closed = false;

  constructor(peer: RTCPeerConnection) {
    this.#peer = peer;
    peer.onTransceiverAdded.subscribe(({ receiver }) => {
      Object.defineProperties(receiver, { nackEnabled: NONE, twccEnabled: NONE });
    });
  }

  /** The descriptions are known, and with them what all packets go through. */
  begin(): void {
    const [transport] = this.#peer.dtlsTransports;
    if (!transport || transport === this.#transport) return;
    this.#transport = transport;
    transport.onRtp.subscribe((packet) => this.#arrived(packet));
  }

  /** A packet of a picture. */
  take({ header: { ssrc, sequenceNumber } }: RtpPacket): void {
    let losses = this.#losses.get(ssrc);
    if (!losses) {
      if (this.#losses.size >= MAX_STREAMS) return;
      this.#losses.set(ssrc, (losses = new Losses()));
    }
    losses.take(sequenceNumber, performance.now());
    if (!losses.isComplete && !this.#closed) {
      this.#lossTimer ??= setTimeout(() => this.#askAgain(), LOOK_EVERY_MS);
    }
  }

  [Symbol.dispose](): void {
    this.#closed = true;
    clearTimeout(this.#reportTimer);
    clearTimeout(this.#lossTimer);
  }

  #arrived({ header: { extensions, ssrc } }: RtpPacket): void {
    const uris = this.#peer.extIdUriMap;
    const number = extensions.find(({ id }) => uris[id] === RTP_EXTENSION_URI.transportWideCC);
    if (!number || number.payload.length < 2 || this.#closed) return;
    this.#ssrc = ssrc;
    this.#arrivals.take(number.payload.readUInt16BE(0), performance.now());
    if (this.#arrivals.size >= REPORT_AT) this.#report();
    else this.#reportTimer ??= setTimeout(() => this.#report(), REPORT_EVERY_MS);
  }

  #report(): void {
    clearTimeout(this.#reportTimer);
    this.#reportTimer = undefined;
    const report = this.#arrivals.report();
    if (report) this.#send(arrivalFeedback(report, this.#ssrc, this.#reports++ & 0xff));
  }

  #askAgain(): void {
    this.#lossTimer = undefined;
    const now = performance.now();
    for (const [ssrc, losses] of this.#losses) {
      const lost = losses.due(now);
      if (lost.length > 0) {
        this.#send(new GenericNack({ senderSsrc: OURS, mediaSourceSsrc: ssrc, lost }));
      }
    }
    if (this.#closed || [...this.#losses.values()].every(({ isComplete }) => isComplete)) return;
    this.#lossTimer = setTimeout(() => this.#askAgain(), LOOK_EVERY_MS);
  }

  #send(feedback: GenericNack | TransportWideCC): void {
    // What does not get through is said again, or does not matter any more.
    this.#transport
      ?.sendRtcp([new RtcpTransportLayerFeedback({ feedback })])
      .catch(() => undefined);
  }
}

const NONE = { value: undefined };

function arrivalFeedback(report: ArrivalReport, ssrc: number, number: number): TransportWideCC {
  return new TransportWideCC({
    // Reports end where they happen to end, and are filled up to whole words.
    header: new RtcpHeader({ type: TRANSPORT_FEEDBACK, count: 15, version: 2, padding: true }),
    senderSsrc: OURS,
    mediaSourceSsrc: ssrc,
    baseSequenceNumber: report.base,
    packetStatusCount: report.count,
    referenceTime: report.reference,
    fbPktCount: number,
    packetChunks: report.runs.map(
      ({ status, length }) => new RunLengthChunk({ packetStatus: status, runLength: length }),
    ),
    recvDeltas: report.deltas.map(
      ({ status, ticks }) => new RecvDelta({ type: status, delta: ticks * TICK_US }),
    ),
  });
}
