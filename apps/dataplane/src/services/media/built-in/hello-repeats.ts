import type { RTCPeerConnection, UdpTransport } from 'werift';

const CLIENT_HELLO = 1;
const HELLO_VERIFY_REQUEST = 3;
/** A record's header, then a handshake message's as far as the offset of its fragment. */
const RECORD_BYTES = 13;
const MESSAGE_BYTES = 9;

interface Hello {
  readonly type: number;
  readonly sequence: number;
  readonly offset: number;
}

/**
 * Keeps from the library the hellos that a peer repeats because we were slow to answer. It takes each
 * for the beginning of another handshake and makes a new cookie, which the peer, who has the former one,
 * never sends; or, as the client, it gives up. Neither ever connects.
 */
export class HelloRepeats {
  readonly #seen = new Set<string>();
  readonly #isHeard: () => boolean;
  #request: Buffer | undefined;
  #isOver = false;

  /** @param isHeard whether the library takes hellos yet: one that comes before is lost on it, and its repetition is the first */
  constructor(isHeard: () => boolean = () => true) {
    this.#isHeard = isHeard;
  }

  /** Remembers what answers a first hello: whoever repeats theirs has not got it. */
  sent(packet: Buffer): void {
    if (readHello(packet)?.type === HELLO_VERIFY_REQUEST) this.#request = packet;
  }

  /** @returns whether the library is to see it, or else what to answer, if anything */
  receive(packet: Buffer): { readonly pass: boolean; readonly answer?: Buffer | undefined } {
    const hello = readHello(packet);
    if (!hello) {
      this.#isOver ||= isRecord(packet);
      return { pass: true };
    }
    if (this.#isOver) return { pass: false };
    if (!this.#isHeard()) return { pass: true };
    const { type, sequence, offset } = hello;
    // The second hello carries the cookie; its repetition is answered well.
    if (type === CLIENT_HELLO && sequence > 0) return { pass: true };
    const name = `${type} ${offset}`;
    const answer = type === CLIENT_HELLO && offset === 0 ? this.#request : undefined;
    if (this.#seen.has(name)) return { pass: false, answer };
    this.#seen.add(name);
    return { pass: true };
  }
}

/** Whether a connection has begun its handshake. */
export function isShakingHands(peer: RTCPeerConnection): boolean {
  return peer.dtlsTransports.some(({ state }) => state !== 'new');
}

/**
 * Stands at a socket of a connection. All of its sockets share what they know: the answer to a first
 * hello may have gone by another one, when the page had just found a better way.
 */
export function dropHelloRepeats(transport: UdpTransport, repeats: HelloRepeats): void {
  const { send, onData } = transport;
  transport.send = (packet, to) => {
    repeats.sent(packet);
    return send(packet, to);
  };
  transport.onData = (packet, from) => {
    const { pass, answer } = repeats.receive(packet);
    if (pass) onData(packet, from);
    else if (answer) send(answer, from).catch(() => undefined);
  };
}

/** The hello that a datagram begins with; those of DTLS are never encrypted. */
function readHello(packet: Buffer): Hello | undefined {
  const isHandshake = packet[0] === 22 && packet.length >= RECORD_BYTES + MESSAGE_BYTES;
  if (!isHandshake || packet.readUInt16BE(3) !== 0) return undefined;
  const type = packet[RECORD_BYTES]!;
  if (type !== CLIENT_HELLO && type !== HELLO_VERIFY_REQUEST) return undefined;
  return {
    type,
    sequence: packet.readUInt16BE(RECORD_BYTES + 4),
    offset: packet.readUIntBE(RECORD_BYTES + 6, 3),
  };
}

/** Of DTLS, as RFC 7983 tells it from what else comes on the same socket. */
function isRecord(packet: Buffer): boolean {
  const [first = 0] = packet;
  return first >= 20 && first <= 63;
}
