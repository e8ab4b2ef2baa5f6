import { isDigit, RtpLeg, srtp } from '@switchboard/audio';
import type { Frame, LegMedia, PortRange, Protection } from '@switchboard/audio';
import { systemClock } from '@switchboard/kernel';
import { makeCrypto, PCMA, PCMU, TELEPHONE_EVENT } from '@switchboard/sip';
import type { AudioCodec, LocalMedia, SessionDescription } from '@switchboard/sip';
import type { PartyMedia } from '../calls/party.ts';

export interface SipSoundOptions {
  readonly ports: PortRange;
  readonly host: string;
  readonly onDigit: (digit: string) => void;
  /** What the line does to packets; see `BadLine`. */
  readonly impair: (goOn: () => void) => void;
}

/** The sound of a party that is reached over SIP: G.711, as in the telephone network, and keys as events. */
export class SipSound implements AsyncDisposable {
  readonly #leg: RtpLeg;
  readonly #host: string;
  readonly #crypto = makeCrypto();
  #codec: string | undefined;
  #keys: Keys | undefined;
  #protection: Protection | undefined;

  private constructor(leg: RtpLeg, host: string) {
    this.#leg = leg;
    this.#host = host;
  }

  /** @throws PlatformError `ports-exhausted`, `socket-unavailable` */
  static async open(options: SipSoundOptions): Promise<SipSound> {
    const leg = await RtpLeg.open({ ...options, clock: systemClock, sampleRate: 8_000 });
    return new SipSound(leg, options.host);
  }

  /** For an answer: encrypted (SDES) where that is offered. */
  get local(): LocalMedia {
    return { ...this.plain, crypto: [this.#crypto] };
  }

  /** For an offer that is not encrypted. */
  get plain(): LocalMedia {
    const codecs = [PCMU, PCMA, TELEPHONE_EVENT];
    return { address: this.#host, port: this.#leg.port, codecs };
  }

  get media(): PartyMedia {
    const { sent, socket, reception } = this.#leg.statistics;
    return {
      codec: this.#codec,
      packetsSent: sent.packets,
      packetsReceived: socket.received,
      packetsLost: reception.lost,
    };
  }

  /** @returns whether sound can come of it */
  agree(remote: SessionDescription, local: SessionDescription): boolean {
    const media = mediaOf(remote, local);
    const keys = keysOf(remote, local);
    if (!media || (remote.profile.startsWith('RTP/SAVP') && !keys)) return false;
    this.#codec = media.codec;
    try {
      const protection = keys && this.#protect(keys);
      this.#leg.negotiate({ ...media, ...(protection && { protection }) });
      return true;
    } catch {
      // The peer names an address that nothing can be sent to.
      return false;
    }
  }

  take(nowMs: number): Frame | undefined {
    return this.#leg.take(nowMs);
  }

  put(frame: Frame | undefined, nowMs: number): void {
    this.#leg.send(frame, nowMs);
  }

  press(digit: string): void {
    if (!isDigit(digit)) return;
    try {
      this.#leg.press(digit);
    } catch {
      // More keys wait than anybody presses.
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#leg[Symbol.asyncDispose]();
  }

  /** With the same keys it is the same one, which knows what has come. */
  #protect(keys: Keys): Protection {
    const isSameAsBefore = keys.ours === this.#keys?.ours && keys.theirs === this.#keys.theirs;
    if (!this.#protection || !isSameAsBefore) this.#protection = srtp(keys.ours, keys.theirs);
    this.#keys = keys;
    return this.#protection;
  }
}

interface Keys {
  readonly ours: string;
  readonly theirs: string;
}

/** Of the line of the offer that the answer has chosen. */
function keysOf(remote: SessionDescription, local: SessionDescription): Keys | undefined {
  for (const ours of local.crypto) {
    const theirs = remote.crypto.find(({ tag, suite }) => tag === ours.tag && suite === ours.suite);
    if (theirs) return { ours: inline(ours.key), theirs: inline(theirs.key) };
  }
  return undefined;
}

const inline = (key: Buffer): string => `inline:${key.toString('base64')}`;

function mediaOf(remote: SessionDescription, local: SessionDescription): LegMedia | undefined {
  const isOurs = ({ name }: AudioCodec): boolean =>
    local.codecs.some((one) => isSame(one.name, name));
  const codec = remote.codecs.find((one) => lawOf(one) !== undefined && isOurs(one));
  const law = codec && lawOf(codec);
  if (!codec || !law || remote.port === 0) return undefined;
  const event = remote.codecs.find((one) => isSame(one.name, TELEPHONE_EVENT.name) && isOurs(one));
  const maySend = local.direction === 'sendrecv' || local.direction === 'sendonly';
  const isHeard = remote.direction === 'sendrecv' || remote.direction === 'recvonly';
  return {
    ...{ codec: law, payloadType: codec.payloadType, isSending: maySend && isHeard },
    ...(event && { digits: { payloadType: event.payloadType, clockRate: event.clockRate } }),
    address: { host: remote.address, port: remote.port },
    isRtcpMuxed: remote.isRtcpMux && local.isRtcpMux,
  };
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const lawOf = ({ name }: AudioCodec): 'PCMU' | 'PCMA' | undefined =>
  (['PCMU', 'PCMA'] as const).find((one) => isSame(one, name));
