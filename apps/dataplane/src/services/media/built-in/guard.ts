import { parseMessage } from 'werift';
import type { IceConnection, Message, RTCPeerConnection, UdpTransport } from 'werift';
import { dropHelloRepeats, HelloRepeats, isShakingHands } from './hello-repeats.ts';

const REQUEST = 0;
const guarded = new WeakSet<UdpTransport>();
const hellos = new WeakMap<IceConnection, HelloRepeats>();

/**
 * Stands at the sockets of a connection. The library believes every packet that comes: here, a request
 * has to know the password, and anything else has to come from where such a request came from.
 *
 * @param onHeard the page was heard of
 */
export function guard(peer: RTCPeerConnection, onHeard: () => void): void {
  for (const { connection: ice } of peer.iceTransports) {
    for (const transport of socketsOf(ice)) {
      if (guarded.has(transport)) continue;
      guarded.add(transport);
      // Whatever cannot be sent is lost, as packets are; without a listener it would end the process.
      transport.socket.on('error', () => undefined);
      dropHelloRepeats(transport, hellosOf(peer, ice));
      const admit = transport.onData;
      transport.onData = (packet, from) => {
        const request = requestIn(packet);
        if (!request) return isKnown(ice, from) ? admit(packet, from) : undefined;
        if (!isAuthentic(ice, packet, request)) return;
        onHeard();
        follow(ice, transport, from, request);
        admit(packet, from);
      };
    }
  }
}

function hellosOf(peer: RTCPeerConnection, ice: IceConnection): HelloRepeats {
  const known = hellos.get(ice) ?? new HelloRepeats(() => isShakingHands(peer));
  hellos.set(ice, known);
  return known;
}

/** The library keeps them to itself. */
export function socketsOf(ice: IceConnection): UdpTransport[] {
  const protocols = Reflect.get(ice, 'protocols') as { readonly transport: UdpTransport }[];
  return protocols.map(({ transport }) => transport);
}

function requestIn(packet: Buffer): Message | undefined {
  // The two highest bits are clear in STUN alone, the rest of the first byte in requests of it.
  if (packet[0] !== 0) return undefined;
  const message = parseMessage(packet);
  return message?.messageClass === REQUEST ? message : undefined;
}

function isAuthentic(ice: IceConnection, packet: Buffer, request: Message): boolean {
  const name: unknown = request.getAttributeValue('USERNAME');
  if (typeof name !== 'string' || !name.startsWith(`${ice.localUsername}:`)) return false;
  return parseMessage(packet, Buffer.from(ice.localPassword)) !== undefined;
}

function isKnown(ice: IceConnection, [host, port]: readonly [string, number]): boolean {
  return ice.candidatePairs.some(({ remoteAddr }) => isAt(remoteAddr, host, port));
}

/** The page goes another way now, as when a network went away or a relay was not needed after all. */
function follow(
  ice: IceConnection,
  transport: UdpTransport,
  [host, port]: readonly [string, number],
  request: Message,
): void {
  if (!ice.nominated || !request.attributesKeys.includes('USE-CANDIDATE')) return;
  const { protocol, remoteAddr } = ice.nominated;
  const isSame = isAt(remoteAddr, host, port) && Reflect.get(protocol, 'transport') === transport;
  // The library takes the way of this request, once it has none.
  if (!isSame) ice.resetNominatedPair();
}

function isAt([host, port]: readonly [string, number], otherHost: string, otherPort: number) {
  return host === otherHost && port === otherPort;
}
