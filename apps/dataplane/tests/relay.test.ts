import { fork, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { CommunicationRelayClient } from '@azure/communication-network-traversal';
import type { IceServer } from '@switchboard/acs-wire';
import { createLogger } from '@switchboard/service';
import type { RelayConfig } from '../src/services/relay/config.ts';
import { issueCredential, personTag } from '../src/services/relay/credentials.ts';
import { RelaySupervisor } from '../src/services/relay/supervisor.ts';
import { identityClient, raw, refused, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { signedRequest } from './_signed.ts';
import {
  Allocation,
  composedOptions,
  loginCode,
  loginOf,
  refusalOf,
  startCoturn,
} from './_turn.ts';
import { until } from './_until.ts';

const QUOTA = 2;
/** A network that is not here: a permission is asked for, nothing is sent. */
const ALLOWED = '10.77.0.0/16';
const secret = randomBytes(24).toString('base64url');
const limits = { allocationsPerPerson: QUOTA, allocations: 100, bytesPerSecond: 1_000_000 };
const embedded = {
  kind: 'embedded',
  host: 'localhost',
  port: 0,
  allowedPeers: [ALLOWED, '127.0.0.0/8'],
  limits,
} as const satisfies RelayConfig;

interface Suite {
  readonly name: string;
  readonly open: () => Promise<AsyncDisposable & { readonly relay: RelayConfig }>;
}

const ours: Suite = {
  name: 'the embedded relay',
  open: async () => ({ relay: embedded, [Symbol.asyncDispose]: async () => undefined }),
};
const coturn: Suite = {
  name: 'coturn',
  async open() {
    const server = await startCoturn(secret, [
      ...(await composedOptions()),
      `--user-quota=${QUOTA}`,
      '--allowed-peer-ip=10.77.0.0-10.77.255.255',
      '--allowed-peer-ip=127.0.0.1',
    ]);
    return {
      relay: { kind: 'external', urls: [server.url], secret },
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    };
  },
};
const hasCoturn = spawnSync('turnserver', ['--version']).error === undefined;
if (!hasCoturn)
  process.stderr.write('SKIPPED: the relay suite on coturn, for want of turnserver\n');

describe.each(hasCoturn ? [ours, coturn] : [ours])('credentials on $name', ({ open }) => {
  let running: Running;
  let relay: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    relay = await open();
    running = await start({ relay: relay.relay });
  });
  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await relay[Symbol.asyncDispose]();
  });

  it('carry data both ways between two people who are both relayed', async () => {
    await using alice = await Allocation.open(await loginFor(running));
    await using bob = await Allocation.open(await loginFor(running));
    await alice.permit(bob.address.ip);
    await bob.permit(alice.address.ip);
    await alice.send('hello', bob.address);
    await bob.send('hello yourself', alice.address);
    await until('both are heard', () => bob.received.length > 0 && alice.received.length > 0);
    expect([alice.received, bob.received]).toEqual([['hello yourself'], ['hello']]);
  });

  it('are refused when they have expired', async () => {
    const login = await loginFor(running, await newUser(running), 1);
    // coturn counts in whole seconds, and looks at the clock once in each.
    const expiresMs = (Number(login.username.split(':')[0]) + 2) * 1_000;
    // The relay is not asked meanwhile: what it remembers of each client would meet the next on its port.
    await until('it expires', () => Date.now() > expiresMs);
    expect(await loginCode(login)).toBe(401);
  });

  it('are refused when they were tampered with or come from elsewhere', async () => {
    const login = await loginFor(running);
    const [expires, tag = ''] = login.username.split(':');
    const longer = `${Number(expires) + 60}:${tag}`;
    const other = `${expires}:${tag.slice(0, -2)}zz`;
    for (const username of [longer, other, 'alice', '']) {
      expect(await loginCode({ ...login, username })).toBe(401);
    }
    const foreign = issueCredential('another secret', tag, 600, Date.now());
    const forged = { ...login, username: foreign.username, password: foreign.credential };
    expect(await loginCode(forged)).toBe(401);
    expect(await loginCode(login)).toBe(0);
  });

  it('count together for one person, and not for another', async () => {
    const user = await newUser(running);
    await using first = await Allocation.open(await loginFor(running, user));
    await using second = await Allocation.open(await loginFor(running, user, 7_200));
    expect(first.address.port).not.toBe(second.address.port);
    expect(await refusalOf(Allocation.open(await loginFor(running, user)))).toBe(486);
    expect(await refusalOf(Allocation.open(await loginFor(running)))).toBe(0);
    await second[Symbol.asyncDispose]();
    const again = await loginFor(running, user);
    // coturn takes a moment to notice, and remembers each client that it refuses.
    const isLetIn = async () => (await refusalOf(Allocation.open(again))) === 0;
    await until('another is let in', isLetIn, { everyMs: 200 });
  });

  it('reach nobody in a private network, unless it is allowed by name', async () => {
    await using allocation = await Allocation.open(await loginFor(running));
    for (const address of ['10.0.0.1', '100.64.0.1', '169.254.169.254', '172.31.0.1']) {
      expect(await refusalOf(allocation.permit(address))).toBe(403);
    }
    expect(await refusalOf(allocation.permit('10.77.1.1'))).toBe(0);
    expect(await refusalOf(allocation.permit('203.0.112.1'))).toBe(0);
  });
});

describe('relay credentials, with the SDK of Microsoft', () => {
  let running: Running;
  beforeAll(async () => {
    running = await start({ relay: { kind: 'external', urls: ['turn:relay.example'], secret } });
  });
  afterAll(() => running[Symbol.asyncDispose]());
  const client = () => new CommunicationRelayClient(running.plane.connectionString);

  it('live two days unless they are asked otherwise', async () => {
    const { expiresOn, iceServers } = await client().getRelayConfiguration();
    expect((expiresOn.getTime() - Date.now()) / 1_000).toBeCloseTo(172_800, -2);
    expect(iceServers).toMatchObject([
      { urls: ['turn:relay.example'], username: expect.any(String), routeType: 'any' },
    ]);
  });

  it('take the id of a person, a life and a route', async () => {
    const id = await newUser(running);
    const { expiresOn, iceServers } = await client().getRelayConfiguration({
      id,
      ttl: 60,
      routeType: 'nearest',
    });
    expect((expiresOn.getTime() - Date.now()) / 1_000).toBeCloseTo(60, -1);
    const [server] = iceServers;
    expect(server?.routeType).toBe('nearest');
    expect(server?.username).toBe(`${expiresOn.getTime() / 1_000}:${personTag(secret, id)}`);
    expect(JSON.stringify(iceServers)).not.toContain(id.split('_')[1]);
  });

  it('are for identities of ours, and for not more than two days', async () => {
    await expect(client().getRelayConfiguration({ id: '8:acs:a_b' })).rejects.toEqual(
      refused(401, 'IdentityNotOwned'),
    );
    for (const ttl of [0, 172_801]) {
      await expect(client().getRelayConfiguration({ ttl })).rejects.toEqual(
        refused(400, 'ValidationError'),
      );
    }
    const path = '/networkTraversal/:issueRelayConfiguration?api-version=2022-03-01-preview';
    const { status } = await raw(running.plane.http + path, { method: 'POST' });
    expect(status).toBe(401);
    const { status: empty } = await signedRequest(running.plane.http, 'POST', path);
    expect(empty).toBe(200);
  });

  it('are not issued to one person without end', async () => {
    await using limited = await start({
      limits: 'default',
      relay: { kind: 'external', urls: ['turn:relay.example'], secret },
    });
    const id = await newUser(limited);
    const path = '/networkTraversal/:issueRelayConfiguration?api-version=2022-03-01-preview';
    const ask = (body: object) => signedRequest(limited.plane.http, 'POST', path, body);
    const asked = await Promise.all(Array.from({ length: 61 }, () => ask({ id })));
    expect(asked.map(({ status }) => status).sort()).toEqual([...Array(60).fill(200), 429]);
    const refusal = asked.find(({ status }) => status === 429);
    expect(Number(refusal?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask({})).status).toBe(200);
  });

  it('name no server when there is no relay', async () => {
    await using without = await start({ relay: { kind: 'off' } });
    const relay = new CommunicationRelayClient(without.plane.connectionString);
    expect((await relay.getRelayConfiguration()).iceServers).toEqual([]);
  });
});

describe('the process of the embedded relay', () => {
  const log = createLogger({ name: 'relay', level: 'silent' });
  const options = { ...embedded, secret };
  const login = (port: number) => {
    const { username, credential } = issueCredential(
      secret,
      personTag(secret, 'x'),
      60,
      Date.now(),
    );
    return { host: '127.0.0.1', port, username, password: credential };
  };

  it('is started again when it dies, on its port, and takes the same credentials', async () => {
    await using relay = new RelaySupervisor(options, log);
    const port = (await relay.port()) ?? 0;
    const first = relay.pid ?? 0;
    expect(await refusalOf(Allocation.open(login(port)))).toBe(0);
    process.kill(first, 'SIGKILL');
    await until('another relay runs', () => relay.pid !== undefined && relay.pid !== first);
    expect(await relay.port()).toBe(port);
    expect(await refusalOf(Allocation.open(login(port)))).toBe(0);
  });

  it('ends with its owner', async () => {
    const relay = new RelaySupervisor(options, log);
    await relay.port();
    const { pid = 0 } = relay;
    expect(isAlive(pid)).toBe(true);
    await relay[Symbol.asyncDispose]();
    expect(isAlive(pid)).toBe(false);
  });

  it('ends when its owner does not get to end it', async () => {
    const owner = spawnOwner();
    const pid = await owner.relayPid;
    owner.kill();
    await until('the relay ends', () => !isAlive(pid));
  });

  it('takes another port when its own is taken', async () => {
    await using first = new RelaySupervisor(options, log);
    const port = (await first.port()) ?? 0;
    await using second = new RelaySupervisor({ ...options, port }, log);
    const other = (await second.port()) ?? 0;
    expect(other).not.toBe(port);
    expect(await refusalOf(Allocation.open(login(other)))).toBe(0);
  });

  it('does without when it cannot listen at all', async () => {
    await using relay = new RelaySupervisor({ ...options, host: '203.0.113.1' }, log);
    expect(await relay.port()).toBeUndefined();
  });

  it('sends to no port of its own machine that is not a relayed one', async () => {
    await using relay = new RelaySupervisor({ ...options, allowedPeers: [] }, log);
    const target = createSocket('udp4');
    const heard: string[] = [];
    // Below the relayed ports, where a machine's own services are.
    const service = 20_000 + randomInt(10_000);
    await new Promise<void>((done) => target.bind(service, '127.0.0.1', done));
    target.on('message', (data) => heard.push(data.toString()));
    const port = (await relay.port()) ?? 0;
    await using alice = await Allocation.open(login(port));
    await using bob = await Allocation.open(login(port));
    await alice.permit('127.0.0.1');
    await bob.permit('127.0.0.1');
    await alice.send('to a service', { ip: '127.0.0.1', port: service });
    await alice.send('to a person', bob.address);
    await until('the person is reached', () => bob.received.length > 0);
    target.close();
    expect(heard).toEqual([]);
  });

  it('drops what is over the bandwidth of a person', async () => {
    const slow = { ...limits, bytesPerSecond: 10_000 };
    await using relay = new RelaySupervisor({ ...options, limits: slow }, log);
    const port = (await relay.port()) ?? 0;
    await using alice = await Allocation.open(login(port));
    const { username, credential } = issueCredential(
      secret,
      personTag(secret, 'y'),
      60,
      Date.now(),
    );
    await using bob = await Allocation.open({ ...login(port), username, password: credential });
    await alice.permit('127.0.0.1');
    await bob.permit('127.0.0.1');
    for (let i = 0; i < 50; i++) await alice.send('x'.repeat(1_000), bob.address);
    // What passes comes in order: nothing of the above comes after this.
    await until('what comes after passes', async () => {
      await alice.send('after', bob.address);
      return bob.received.includes('after');
    });
    const passed = bob.received.filter((data) => data !== 'after');
    expect(passed.length).toBeGreaterThan(5);
    expect(passed.length).toBeLessThan(20);
  });

  it('lets newcomers in whatever strangers send from many ports', async () => {
    await using relay = new RelaySupervisor(options, log);
    const port = (await relay.port()) ?? 0;
    await using bob = await Allocation.open(login(port));
    const binding = Buffer.concat([
      Buffer.from([0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42]),
      randomBytes(12),
    ]);
    for (let batch = 0; batch < 28; batch++) {
      await Promise.all(Array.from({ length: 200 }, () => answered(binding, port)));
    }
    expect(await refusalOf(Allocation.open(login(port)))).toBe(0);
    // Who had an allocation has it still.
    await bob.permit('127.0.0.1');
  });

  it('lives on whatever it is sent', async () => {
    await using relay = new RelaySupervisor(options, log);
    const port = (await relay.port()) ?? 0;
    const { pid } = relay;
    const socket = createSocket('udp4');
    for (let i = 0; i < 2_000; i++) {
      const packet = randomBytes(1 + (i % 200));
      // A magic cookie now and then, so that some are taken for STUN, and a channel's first byte.
      if (i % 2 === 0 && packet.length > 8) {
        packet.set([0, 3 + (i % 7), 0, packet.length - 20 > 0 ? packet.length - 20 : 4], 0);
        packet.set([0x21, 0x12, 0xa4, 0x42], 4);
      }
      if (i % 5 === 0) packet[0] = 0x40;
      await new Promise((sent) => socket.send(packet, port, '127.0.0.1', sent));
    }
    socket.close();
    expect(await refusalOf(Allocation.open(login(port)))).toBe(0);
    expect(relay.pid).toBe(pid);
  });
});

async function newUser(running: Running): Promise<string> {
  return (await identityClient(running.plane).createUser()).communicationUserId;
}

async function loginFor(running: Running, id?: string, ttl = 3_600) {
  const path = '/networkTraversal/:issueRelayConfiguration?api-version=2022-03-01-preview';
  const asked = { id: id ?? (await newUser(running)), ttl };
  const { body } = await signedRequest(running.plane.http, 'POST', path, asked);
  return loginOf((body as { iceServers: IceServer[] }).iceServers);
}

/** Sends from a port of its own, and waits for the answer. */
async function answered(packet: Buffer, port: number): Promise<void> {
  const socket = createSocket('udp4');
  const answer = once(socket, 'message');
  socket.send(packet, port, '127.0.0.1');
  await answer;
  socket.close();
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A process that starts a relay and can be killed without a chance to clean up. */
function spawnOwner() {
  const program = new URL('_relay-owner.mjs', import.meta.url);
  const child = fork(program, { execArgv: ['--conditions=@switchboard/source', '--no-warnings'] });
  const relayPid = new Promise<number>((resolve) => {
    child.once('message', (pid) => resolve(Number(pid)));
  });
  return { relayPid, kill: () => child.kill('SIGKILL') };
}
