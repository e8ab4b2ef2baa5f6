import type { RtpPacket } from '../rtp/rtp-packet.ts';
import { nextSequence } from '../rtp/wrap-around.ts';
import { isSameAddress } from './address.ts';
import type { Address } from './address.ts';

export interface LatchLimits {
  /** So many packets in a row, of one source and without a gap, make a stranger the peer. */
  readonly packets: number;
  /** And no sooner than this after the first of them, in milliseconds: the peer itself has time to be there first. */
  readonly afterMs: number;
}

export const LATCH_LIMITS: LatchLimits = { packets: 8, afterMs: 100 };

/** Strangers who are listened to at a time. */
const MAX_CANDIDATES = 4;

interface Candidate {
  readonly address: Address;
  readonly ssrc: number;
  readonly firstAtMs: number;
  sequence: number;
  packets: number;
}

/**
 * Decides whose packets are the peer's. A peer behind a NAT sends from another address than its SDP names, so that one has to
 * be learned (symmetric RTP); whoever guesses a port could take a call over that way. So the address of the SDP goes first: one
 * packet from there settles it. Another address is learned only while none has come from there, and only from a stream that
 * goes on without a gap; then it is fixed as well. Who can write any address into their packets is kept out by SRTP alone.
 */
export class Latch {
  readonly #limits: LatchLimits;
  #expected: Address | undefined;
  #fixed: Address | undefined;
  #candidates: Candidate[] = [];

  constructor(limits: LatchLimits = LATCH_LIMITS) {
    this.#limits = limits;
  }

  /** Where to send to. */
  get target(): Address | undefined {
    return this.#fixed ?? this.#expected;
  }

  get isFixed(): boolean {
    return this.#fixed !== undefined;
  }

  /** An SDP came. With the same address as before nothing changes, with another one all begins anew. */
  expect(address: Address | undefined): void {
    if (isSameAddress(address, this.#expected)) return;
    this.#expected = address;
    this.#fixed = undefined;
    this.#candidates = [];
  }

  /** @returns whether the packet, which is of a payload type that was negotiated, is the peer's */
  accepts(packet: RtpPacket, from: Address, nowMs: number): boolean {
    if (this.#fixed) return isSameAddress(from, this.#fixed);
    const isPeer = isSameAddress(from, this.#expected) || this.#isProven(packet, from, nowMs);
    if (!isPeer) return false;
    this.#fixed = from;
    this.#candidates = [];
    return true;
  }

  #isProven({ ssrc, sequence }: RtpPacket, address: Address, nowMs: number): boolean {
    const candidate = this.#candidates.find((one) => isSameAddress(one.address, address));
    if (candidate?.ssrc === ssrc && sequence === nextSequence(candidate.sequence)) {
      candidate.sequence = sequence;
      candidate.packets++;
      const { packets, afterMs } = this.#limits;
      return candidate.packets >= packets && nowMs - candidate.firstAtMs >= afterMs;
    }
    const others = this.#candidates.filter((one) => one !== candidate);
    const begun = { address, ssrc, sequence, firstAtMs: nowMs, packets: 1 };
    // Who is listened to already is not pushed out by a crowd.
    this.#candidates = [...others.slice(0, MAX_CANDIDATES - 1), begun];
    return false;
  }
}
