import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { createServer } from 'turn-server';
import { Strangers } from '../../platform/limits/strangers.ts';
import { addressOf, ownAddresses, reachable } from './addresses.ts';
import { passwordOf, readName } from './credentials.ts';
import { peerPolicy } from './peers.ts';
import type { PeerPolicy } from './peers.ts';
import { Quota } from './quota.ts';
import type { RelayLimits } from './quota.ts';

export interface TurnOptions {
  /** Where it listens. */
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** What clients are told relayed addresses are; absent for the one of this machine. */
  readonly address?: string | undefined;
  readonly secret: string;
  readonly allowedPeers: readonly string[];
  readonly limits: RelayLimits;
}

const REALM = 'switchboard';
const RELAY_PORTS: [number, number] = [49_152, 65_535];
const UDP = 17;
const IPV4 = 1;
const IPV6 = 2;
/** Shorter than the time after which a silent client is forgotten, so that no allocation ends early. */
const ALLOCATION_SECONDS = 240;
const IDLE_MS = 300_000;
/** Every port that sends anything takes memory for as long as that: without an allocation, of these. */
const STRANGERS = { perAddress: 256, total: 1_024 };
const MAX_PEERS = 128;

interface Asked {
  readonly username: string;
  readonly peer: { readonly ip: string; readonly port: number };
  readonly size: number;
  readonly transport: number;
  readonly requestedFamily: number | null;
  readonly evenPort: unknown;
  readonly reservationToken: unknown;
}
type Answer = (verdict: boolean) => void;

/** One address and port that sends to us. */
interface Client {
  readonly source: { readonly ip: string } | null;
  on(event: 'close', listener: () => void): unknown;
  close(): void;
}

/** Starts a STUN and TURN server over UDP in this process. Gives the port it got. */
export async function startTurn(options: TurnOptions): Promise<number> {
  const host = await addressOf(options.host);
  const socket = await bind(host, options.port);
  const isV6 = isIPv6(host);
  const relayAddress = options.address ?? reachable(host);
  const server = createServer({
    auth: { mechanism: 'long-term', realm: REALM },
    relay: { ip: host, externalIp: relayAddress, portRange: RELAY_PORTS },
    ...(isV6 ? { socket6: socket } : { socket }),
    // The rules below decide instead.
    allowLoopback: true,
    maxConnections: options.limits.allocations + STRANGERS.total,
    maxPermissionsPerAllocation: MAX_PEERS,
    maxChannelsPerAllocation: MAX_PEERS,
    idleTimeout: IDLE_MS,
    // Missing in the package's types.
    ...{ maxAllocateLifetime: ALLOCATION_SECONDS, defaultAllocateLifetime: ALLOCATION_SECONDS },
  });
  const peers = peerPolicy({
    allowed: options.allowedPeers,
    relayAddress,
    firstRelayPort: RELAY_PORTS[0],
    ownAddresses,
  });
  makeRoom(server);
  admit(server, options.secret);
  limit(server, new Quota(options.limits), isV6 ? IPV6 : IPV4);
  guard(server, peers);
  // What clients and peers do wrong is theirs to notice.
  server.on('error', () => undefined);
  socket.on('message', (packet, from) => server.handlePacket(packet, from));
  return socket.address().port;
}

type Server = ReturnType<typeof createServer>;

/** Whoever has no allocation gives way to the next one, the oldest first. */
function makeRoom(server: Server): void {
  const strangers = new Strangers(STRANGERS);
  const introduced = new WeakMap<Client, () => void>();
  server.on('connection', (client: Client) => {
    const done = strangers.add(client.source?.ip ?? '', () => client.close());
    introduced.set(client, done);
    client.on('close', done);
  });
  server.on('allocate', (client: Client) => introduced.get(client)?.());
  // Once its answer is on its way; whoever wants another allocation is let in anew.
  server.on('allocate:expired', (client: Client) => void setImmediate(() => client.close()));
}

function admit(server: Server, secret: string): void {
  server.on('authenticate', (username, _realm, answer) => {
    answer(passwordOf(secret, username, Date.now()) ?? null);
  });
}

/** 486 for an allocation too many; packets over the budget are dropped. */
function limit(server: Server, quota: Quota, family: number): void {
  server.on('quota', (username: string, answer: Answer) => {
    answer(quota.mayAllocate(tagOf(username)));
  });
  server.on('beforeAllocate', (asked: Asked, answer: Answer) => {
    const isPlain = asked.evenPort === null && asked.reservationToken === null;
    const isOurs = (asked.requestedFamily ?? family) === family;
    const isAllowed = asked.transport === UDP && isOurs && isPlain;
    // Counted now and not once it is bound: a burst would pass meanwhile.
    if (isAllowed) quota.allocated(tagOf(asked.username), Date.now());
    answer(isAllowed);
  });
  server.on('allocate:expired', (_client, { username }) => quota.released(tagOf(username)));
  const meter = ({ username, size }: Asked, answer: Answer) =>
    answer(quota.take(tagOf(username), size, Date.now()));
  server.on('beforeData', meter);
  server.on('beforeRelay', meter);
}

function guard(server: Server, peers: PeerPolicy): void {
  const judge = ({ peer }: Asked, answer: Answer) => answer(peers.permits(peer.ip));
  server.on('beforePermission', judge);
  server.on('beforeChannelBind', judge);
  server.on('beforeRelay', ({ peer }: Asked, answer: Answer) => {
    if (!peers.permitsPort(peer.ip, peer.port)) answer(false);
  });
  server.on('beforeConnect', (_asked: Asked, answer: Answer) => answer(false));
}

function tagOf(username: string | null): string {
  return readName(username ?? '')?.tag ?? '';
}

function bind(address: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    socket.once('error', reject);
    socket.bind({ address, port, exclusive: true }, () => {
      socket.off('error', reject).on('error', () => undefined);
      resolve(socket);
    });
  });
}
