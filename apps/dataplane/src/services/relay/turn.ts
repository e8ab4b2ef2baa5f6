import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { LRUCache } from 'lru-cache';
import { createServer } from 'turn-server';
import { Strangers } from '../../platform/limits/strangers.ts';
import { addressOf, ownAddresses, reachable } from './addresses.ts';
import { passwordOf, readName } from './credentials.ts';
import { Holders } from './holders.ts';
import { MAX_ENDED } from './max-ended.ts';
import { Meter } from './meter.ts';
import { peerPolicy } from './peers.ts';
import type { PeerPolicy } from './peers.ts';
import { Quota } from './quota.ts';
import type { RelayLimits } from './quota.ts';
import type { RelayUse } from './use.ts';

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

/** A relay in this process. */
export interface Turn {
  /** The one it got. */
  readonly port: number;
  use(): RelayUse;
  /** Ends what this tag holds, and refuses it from now on. @returns how many allocations */
  end(tag: string): number;
}

/** What the hooks of the server share. */
interface Keeping {
  readonly meter: Meter;
  readonly holders: Holders;
  readonly quota: Quota;
  readonly ended: LRUCache<string, true>;
}

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

/**
 * Starts a STUN and TURN server over UDP in this process.
 *
 * @param ended tags that are refused
 */
export async function startTurn(options: TurnOptions, ended: readonly string[]): Promise<Turn> {
  const host = await addressOf(options.host);
  const socket = await bind(host, options.port);
  const relayAddress = options.address ?? reachable(host);
  const server = serverOn(socket, { host, relayAddress, limits: options.limits });
  const peers = peerPolicy({
    allowed: options.allowedPeers,
    relayAddress,
    firstRelayPort: RELAY_PORTS[0],
    ownAddresses,
  });
  const keeping: Keeping = {
    meter: new Meter(),
    holders: new Holders(),
    quota: new Quota(options.limits),
    ended: new LRUCache({ max: MAX_ENDED }),
  };
  for (const tag of ended) keeping.ended.set(tag, true);
  makeRoom(server);
  admit(server, options.secret, keeping);
  limit(server, keeping, isIPv6(host) ? IPV6 : IPV4);
  guard(server, keeping, peers);
  // What clients and peers do wrong is theirs to notice.
  server.on('error', () => undefined);
  socket.on('message', (packet, from) => server.handlePacket(packet, from));
  return {
    port: socket.address().port,
    use: () => keeping.meter.use(),
    end(tag) {
      keeping.ended.set(tag, true);
      return keeping.holders.end(tag);
    },
  };
}

interface Place {
  readonly host: string;
  readonly relayAddress: string;
  readonly limits: RelayLimits;
}

function serverOn(socket: Socket, { host, relayAddress, limits }: Place): Server {
  return createServer({
    auth: { mechanism: 'long-term', realm: REALM },
    relay: { ip: host, externalIp: relayAddress, portRange: RELAY_PORTS },
    ...(isIPv6(host) ? { socket6: socket } : { socket }),
    // The rules below decide instead.
    allowLoopback: true,
    maxConnections: limits.allocations + STRANGERS.total,
    maxPermissionsPerAllocation: MAX_PEERS,
    maxChannelsPerAllocation: MAX_PEERS,
    idleTimeout: IDLE_MS,
    // Missing in the package's types.
    ...{ maxAllocateLifetime: ALLOCATION_SECONDS, defaultAllocateLifetime: ALLOCATION_SECONDS },
  });
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

function admit(server: Server, secret: string, { ended, holders }: Keeping): void {
  server.on('authenticate', (username, _realm, answer) => {
    answer(ended.has(tagOf(username)) ? null : (passwordOf(secret, username, Date.now()) ?? null));
  });
  server.on('allocate', (client: Client, { username }) => {
    const name = readName(username ?? '');
    // Ended while its port was bound.
    if (!name || ended.has(name.tag)) client.close();
    else holders.add(client, name, Date.now());
  });
  server.on('allocate:expired', (client: Client, { username }) =>
    holders.remove(client, tagOf(username)),
  );
}

/** 486 for an allocation too many; packets over the budget are dropped. */
function limit(server: Server, { quota, meter }: Keeping, family: number): void {
  server.on('quota', (username: string, answer: Answer) => {
    const tag = tagOf(username);
    const isAllowed = quota.mayAllocate(tag);
    if (!isAllowed) meter.add(tag, 'refusedAllocations');
    answer(isAllowed);
  });
  server.on('beforeAllocate', (asked: Asked, answer: Answer) => {
    const tag = tagOf(asked.username);
    const isPlain = asked.evenPort === null && asked.reservationToken === null;
    const isOurs = (asked.requestedFamily ?? family) === family;
    const isAllowed = asked.transport === UDP && isOurs && isPlain;
    // Counted now and not once it is bound: a burst would pass meanwhile.
    if (isAllowed) quota.allocated(tag, Date.now());
    meter.add(tag, isAllowed ? 'allocations' : 'refusedAllocations');
    answer(isAllowed);
  });
  server.on('allocate:expired', (_client, { username }) => {
    quota.released(tagOf(username));
    meter.released(tagOf(username));
  });
  server.on('beforeData', ({ username, size }: Asked, answer: Answer) => {
    const passes = quota.take(tagOf(username), size, Date.now());
    if (passes) meter.add(tagOf(username), 'receivedBytes', size);
    answer(passes);
  });
}

function guard(server: Server, { quota, meter }: Keeping, peers: PeerPolicy): void {
  const judge = (username: string, isPermitted: boolean): boolean => {
    if (!isPermitted) meter.add(tagOf(username), 'refusedPeers');
    return isPermitted;
  };
  const judgeAddress = ({ username, peer }: Asked, answer: Answer) =>
    answer(judge(username, peers.permits(peer.ip)));
  server.on('beforePermission', judgeAddress);
  server.on('beforeChannelBind', judgeAddress);
  server.on('beforeRelay', ({ username, peer, size }: Asked, answer: Answer) => {
    if (!judge(username, peers.permitsPort(peer.ip, peer.port))) return answer(false);
    const passes = quota.take(tagOf(username), size, Date.now());
    if (passes) meter.add(tagOf(username), 'sentBytes', size);
    answer(passes);
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
