import type { RemoteInfo, Socket } from 'node:dgram';
import type { Clock } from '@switchboard/kernel';
import { readRtcp } from '../rtcp/read-rtcp.ts';
import type { RtcpPacket } from '../rtcp/rtcp-packet.ts';
import { writeRtcp } from '../rtcp/write-rtcp.ts';
import { isRtcp, readRtp } from '../rtp/read-rtp.ts';
import type { RtpPacket } from '../rtp/rtp-packet.ts';
import { writeRtp } from '../rtp/write-rtp.ts';
import { NO_PROTECTION } from '../srtp/protection.ts';
import type { Protection } from '../srtp/protection.ts';
import { checkAddress } from './address.ts';
import type { Address } from './address.ts';
import { Latch } from './latch.ts';
import type { LatchLimits } from './latch.ts';
import { openPair } from './port-pair.ts';
import type { PortPair } from './port-pair.ts';
import type { PortRange } from './port-range.ts';

/** What an SDP says of the peer. */
export interface RemoteMedia {
  /** Nothing where the peer names none, or is on hold: then nothing is sent until its address is learned. */
  readonly address?: Address | undefined;
  /** What may come: sound, digits, comfort noise. */
  readonly payloadTypes: readonly number[];
  /** Reports come and go on the port of the sound (RFC 5761). */
  readonly isRtcpMuxed?: boolean;
  /** SRTP. Whoever negotiates again with the same keys hands the same one again: it remembers what has come. */
  readonly protection?: Protection;
}

export interface RtpSocketOptions {
  readonly ports: PortRange;
  /** The address to bind to. */
  readonly host: string;
  readonly clock: Clock;
  readonly onPacket: (packet: RtpPacket, nowMs: number) => void;
  readonly onRtcp?: (packets: readonly RtcpPacket[], nowMs: number) => void;
  readonly latch?: LatchLimits;
  /** For pretend networks: is handed each datagram of either direction, and lets it go on late, or never. */
  readonly impair?: (goOn: () => void) => void;
}

/** Datagrams of a leg. */
export interface SocketCounts {
  readonly received: number;
  readonly sent: number;
  /** Of somebody who is not the peer. */
  readonly strangers: number;
  /** No RTP or RTCP. */
  readonly malformed: number;
  /** Of a payload type that was not negotiated. */
  readonly unexpected: number;
  /** Forged, or sent once more by somebody. */
  readonly unauthentic: number;
  /** The system did not take them. */
  readonly unsent: number;
}

const noCounts = (): { -readonly [Key in keyof SocketCounts]: number } => ({
  received: 0,
  sent: 0,
  strangers: 0,
  malformed: 0,
  unexpected: 0,
  unauthentic: 0,
  unsent: 0,
});

/** The way of a leg through the network: a pair of ports, and one peer. Hears nobody until `expect` says whom. */
export class RtpSocket implements AsyncDisposable {
  readonly #pair: PortPair;
  readonly #options: RtpSocketOptions;
  readonly #latch: Latch;
  readonly #counts = noCounts();
  readonly #impair: (goOn: () => void) => void;
  #remote: RemoteMedia | undefined;
  #payloadTypes = new Set<number>();
  #protection: Protection = NO_PROTECTION;
  #isClosed = false;

  private constructor(pair: PortPair, options: RtpSocketOptions) {
    this.#pair = pair;
    this.#options = options;
    this.#latch = new Latch(options.latch);
    const { impair = (goOn) => goOn() } = options;
    this.#impair = impair;
    pair.rtp.on('message', (bytes, from) => impair(() => this.#receive(bytes, addressOf(from))));
    pair.rtcp.on('message', (bytes, from) =>
      impair(() => this.#receiveRtcp(bytes, addressOf(from))),
    );
    // What a system reports of one datagram ends no leg.
    for (const socket of [pair.rtp, pair.rtcp])
      socket.on('error', () => void this.#counts.unsent++);
  }

  /** @throws `ports-exhausted`, `socket-unavailable` */
  static async open(options: RtpSocketOptions): Promise<RtpSocket> {
    return new RtpSocket(await openPair(options.ports, options.host), options);
  }

  /** For an SDP: even, and reports on the next one. */
  get port(): number {
    return this.#pair.port;
  }

  get counts(): SocketCounts {
    return { ...this.#counts };
  }

  /** Where sound goes: as the SDP says, or as was learned. */
  get target(): Address | undefined {
    return this.#latch.target;
  }

  /** @throws `address-invalid` */
  expect(remote: RemoteMedia): void {
    if (remote.address) checkAddress(remote.address);
    this.#remote = remote;
    this.#payloadTypes = new Set(remote.payloadTypes);
    this.#protection = remote.protection ?? NO_PROTECTION;
    this.#latch.expect(remote.address);
  }

  send(packet: RtpPacket): void {
    const target = this.#latch.target;
    if (target) this.#write(this.#pair.rtp, this.#protection.protectRtp(writeRtp(packet)), target);
  }

  sendRtcp(packets: readonly RtcpPacket[]): void {
    const target = this.#latch.target;
    if (!target || packets.length === 0) return;
    const isMuxed = this.#remote?.isRtcpMuxed === true;
    const bytes = this.#protection.protectRtcp(writeRtcp(packets));
    if (isMuxed) this.#write(this.#pair.rtp, bytes, target);
    else if (target.port < 65_535)
      this.#write(this.#pair.rtcp, bytes, { ...target, port: target.port + 1 });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#pair[Symbol.asyncDispose]();
  }

  #receive(bytes: Uint8Array, from: Address): void {
    if (isRtcp(bytes) && this.#remote?.isRtcpMuxed) return this.#receiveRtcp(bytes, from);
    if (!this.#remote) return void this.#counts.strangers++;
    const header = readRtp(bytes);
    if (!header) return void this.#counts.malformed++;
    if (!this.#payloadTypes.has(header.payloadType)) return void this.#counts.unexpected++;
    const plain = this.#protection.unprotectRtp(bytes);
    if (!plain) return void this.#counts.unauthentic++;
    const packet = readRtp(plain);
    if (!packet) return void this.#counts.malformed++;
    const nowMs = this.#options.clock.now();
    if (!this.#latch.accepts(packet, from, nowMs)) return void this.#counts.strangers++;
    this.#counts.received++;
    this.#options.onPacket(packet, nowMs);
  }

  /** Reports come from any port of the peer: what a NAT makes of the second one is not known. */
  #receiveRtcp(bytes: Uint8Array, from: Address): void {
    if (from.host !== this.#latch.target?.host) return void this.#counts.strangers++;
    const plain = this.#protection.unprotectRtcp(bytes);
    if (!plain) return void this.#counts.unauthentic++;
    const packets = readRtcp(plain);
    if (!packets) return void this.#counts.malformed++;
    this.#options.onRtcp?.(packets, this.#options.clock.now());
  }

  #write(socket: Socket, bytes: Uint8Array, { host, port }: Address): void {
    this.#impair(() => {
      if (this.#isClosed) return;
      socket.send(bytes, port, host, (error) => {
        if (error) this.#counts.unsent++;
        else this.#counts.sent++;
      });
    });
  }
}

const addressOf = ({ address, port }: RemoteInfo): Address => ({ host: address, port });
