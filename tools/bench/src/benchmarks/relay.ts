import { randomBytes } from 'node:crypto';
import type { Scope } from '@switchboard/kernel';
import { createTurnClient } from 'werift';
import type { Benchmark } from '../benchmark.ts';
import { connectAgent } from '../call-client.ts';
import { hasCoturn, startCoturn } from '../coturn.ts';
import { cpuOf } from '../cpu.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import { interleave, median } from '../measure.ts';
import { makePeople } from '../people.ts';

/** As large as packets of media are. */
const PACKET_BYTES = 1_200;
/** Packets on their way at once: enough to keep both busy, too few to be dropped. */
const WINDOW = 48;
const ROUND_MS = 2_000;
const ROUNDS = 7;
/** A packet that has not come by then is lost. */
const LOST_MS = 50;
const NO_QUOTA = '10000000000';

interface Relay {
  readonly name: string;
  /** Of the process that relays, or that it is a child of. */
  readonly pid: number;
  /** Packets per second from one relayed address to another. */
  rate(): Promise<number>;
  readonly cpuPerPacket: number[];
}

export const relay: Benchmark = {
  name: 'relay',
  ratio: 'packets per second through the embedded relay / through coturn',
  goal: { limit: 0.8, better: 'higher' },
  async run(scope, note) {
    if (!hasCoturn()) {
      note('SKIPPED: relay, for want of turnserver');
      return [];
    }
    const embedded = await openEmbedded(scope);
    const coturn = await openCoturn(scope);
    const ratios = await interleave(ROUNDS, embedded.rate, coturn.rate);
    for (const { name, cpuPerPacket } of [embedded, coturn]) {
      note(`relay: ${name} took ${median(cpuPerPacket).toFixed(1)} µs of processor time a packet`);
    }
    return ratios;
  },
};

async function openEmbedded(scope: Scope): Promise<Relay> {
  const plane = scope.use(
    await startDataPlane(await stateFolder(scope), {
      DATAPLANE_RELAY: 'on',
      DATAPLANE_RELAY_BYTES_PER_SECOND: NO_QUOTA,
    }),
  );
  return between(scope, plane.http, { name: 'the embedded relay', pid: plane.pid });
}

async function openCoturn(scope: Scope): Promise<Relay> {
  const secret = randomBytes(24).toString('base64url');
  const { url, pid } = scope.use(await startCoturn(secret));
  const plane = scope.use(
    await startDataPlane(await stateFolder(scope), {
      DATAPLANE_RELAY: 'on',
      TURN_URLS: url,
      TURN_SECRET: secret,
    }),
  );
  return between(scope, plane.http, { name: 'coturn', pid });
}

/** Two people who may use nothing but the relay. */
async function between(
  scope: Scope,
  base: string,
  { name, pid }: Pick<Relay, 'name' | 'pid'>,
): Promise<Relay> {
  const people = await makePeople(base, 2, ['voip']);
  const [from, to] = await Promise.all(people.map(({ token }) => allocate(scope, base, token)));
  await to!.getPermission(from!.relayedAddress);
  const target = to!.relayedAddress;
  await from!.getPermission(target);
  await from!.getChannel(target);
  await to!.getChannel(from!.relayedAddress);
  const packet = Buffer.alloc(PACKET_BYTES);
  let arrived = 0;
  let onArrival: () => void = () => undefined;
  to!.onData.subscribe(() => {
    arrived += 1;
    onArrival();
  });
  const cpuPerPacket: number[] = [];
  const rate = async (): Promise<number> => {
    const cpuBefore = await cpuOf(pid);
    const before = arrived;
    const start = performance.now();
    const send = (): void => void from!.sendData(packet, target).catch(() => undefined);
    await new Promise<void>((resolve) => {
      let last = start;
      onArrival = () => {
        last = performance.now();
        if (last - start < ROUND_MS) return send();
        clearInterval(refill);
        resolve();
      };
      const refill = setInterval(() => {
        if (performance.now() - last < LOST_MS) return;
        for (let sent = 0; sent < WINDOW; sent++) send();
      }, LOST_MS);
      for (let sent = 0; sent < WINDOW; sent++) send();
    });
    onArrival = () => undefined;
    const packets = arrived - before;
    const perSecond = (packets * 1_000) / (performance.now() - start);
    cpuPerPacket.push((((await cpuOf(pid)) - cpuBefore) * 1_000) / packets);
    return perSecond;
  };
  return { name, pid, rate, cpuPerPacket };
}

type TurnClient = Awaited<ReturnType<typeof createTurnClient>>;

async function allocate(scope: Scope, base: string, token: string): Promise<TurnClient> {
  const { iceServers } = await connectAgent(base, token);
  const urls = iceServers.flatMap((server) => server.urls.map((url) => ({ ...server, url })));
  const server = urls.find(({ url }) => /^turn:/.test(url) && !url.includes('tcp'));
  const [, host, port] = /^turn:(.+):(\d+)/.exec(server?.url ?? '') ?? [];
  const client = await createTurnClient({
    address: [host ?? '', Number(port)],
    username: server?.username ?? '',
    password: server?.credential ?? '',
  });
  scope.add(() => client.close());
  return client;
}
