import { randomBytes } from 'node:crypto';
import type { RelayConfig } from '../src/services/relay/config.ts';
import { endFor, loginFor, newUser, reaches, useOf } from './_relay-use.ts';
import type { Counts } from './_relay-use.ts';
import { control, identityClient, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { Allocation, loginCode, refusalOf } from './_turn.ts';
import type { Login } from './_turn.ts';
import { until } from './_until.ts';

const limits = { allocationsPerPerson: 2, allocations: 100, bytesPerSecond: 20_000 };
const embedded = {
  kind: 'embedded',
  host: 'localhost',
  port: 0,
  allowedPeers: ['127.0.0.0/8'],
  limits,
} as const satisfies RelayConfig;

describe('the use of the embedded relay', () => {
  let running: Running;
  /** Bystanders, who notice nothing. */
  let bob: Allocation;
  let carla: Allocation;
  beforeAll(async () => {
    running = await start({ relay: embedded });
    bob = await open(await loginFor(running, await newUser(running)));
    carla = await open(await loginFor(running, await newUser(running)));
  });
  afterAll(async () => {
    await bob.abandon();
    await carla.abandon();
    await running[Symbol.asyncDispose]();
  });

  const countsOf = async (userId: string): Promise<Counts | undefined> =>
    (await useOf(running)).people.find((one) => one.userId === userId);
  const open = async (login: Login): Promise<Allocation> => {
    const allocation = await Allocation.open(login);
    await allocation.permit('127.0.0.1');
    return allocation;
  };
  /** What it sends arrives nowhere, while others still get through. */
  const isOver = async (ended: Allocation): Promise<boolean> => {
    await ended.send('too late', bob.address);
    await reaches(carla, bob, `in time ${bob.received.length}`);
    await ended.abandon();
    return !bob.received.includes('too late');
  };

  it('is told by person: what they hold, send, receive and are refused', async () => {
    const [alice, dave] = [await newUser(running), await newUser(running)];
    const login = await loginFor(running, alice);
    await using first = await open(login);
    await using second = await open(await loginFor(running, dave));
    const before = (await useOf(running)).total.allocations;
    await reaches(first, second, 'x'.repeat(1_000));
    expect(await refusalOf(first.permit('10.1.2.3'))).toBe(403);
    await using third = await Allocation.open(login);
    expect(await refusalOf(Allocation.open(login))).toBe(486);
    const { known, total } = await useOf(running);
    expect(known).toBe(true);
    const counts = await countsOf(alice);
    expect(counts).toMatchObject({ allocations: 2, refusedPeers: 1, refusedAllocations: 1 });
    expect(counts?.sentBytes).toBeGreaterThanOrEqual(1_000);
    expect((await countsOf(dave))?.receivedBytes).toBe(counts?.sentBytes);
    expect(total.allocations).toBe(before + 1);
    await third[Symbol.asyncDispose]();
    await until('it is given back', async () => (await countsOf(alice))?.allocations === 1);
  });

  it('ends for one person when it is said so, with credentials from before, and for nobody else', async () => {
    const alice = await newUser(running);
    const [former, brief] = [await loginFor(running, alice), await loginFor(running, alice, 120)];
    await using held = await open(former);
    await reaches(held, bob, 'before');
    expect(await endFor(running, alice)).toEqual({ known: true, ended: 1 });
    expect((await countsOf(alice))?.allocations).toBe(0);
    expect(await isOver(held)).toBe(true);
    for (const login of [former, brief]) expect(await loginCode(login)).toBe(401);
    await using again = await open(await loginFor(running, alice, 60));
    await reaches(again, bob, 'I am back');
    expect(await loginCode(former)).toBe(401);
    expect(await endFor(running, '8:acs:nobody')).toEqual({ known: true, ended: 0 });
  });

  it.each([
    ['are revoked', 'revokeTokens'],
    ['end with the identity', 'deleteUser'],
  ] as const)('ends within a second when tokens %s', async (_how, end) => {
    const alice = await newUser(running);
    const login = await loginFor(running, alice);
    await using held = await open(login);
    await reaches(held, bob, 'before');
    await identityClient(running.plane)[end]({ communicationUserId: alice });
    const began = Date.now();
    await until('it is over', async () => (await countsOf(alice))?.allocations === 0);
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(await isOver(held)).toBe(true);
    expect(await loginCode(login)).toBe(401);
  });

  it('ends when the credentials expire, and not minutes later', async () => {
    const alice = await newUser(running);
    const login = await loginFor(running, alice, 2);
    await using held = await open(login);
    await reaches(held, bob, 'before');
    const expiresMs = Number(login.username.split(':')[0]) * 1_000;
    await until('it is over', async () => (await countsOf(alice))?.allocations === 0);
    expect(Date.now() - expiresMs).toBeGreaterThanOrEqual(0);
    expect(Date.now() - expiresMs).toBeLessThan(1_000);
    expect(await isOver(held)).toBe(true);
  });

  it('slows a hog and not its neighbours', async () => {
    const [hog, alice] = [await newUser(running), await newUser(running)];
    await using flooding = await open(await loginFor(running, hog));
    await using flooded = await open(await loginFor(running, hog));
    await using mine = await open(await loginFor(running, alice));
    await using yours = await open(await loginFor(running, alice));
    expect(await refusalOf(Allocation.open(await loginFor(running, hog)))).toBe(486);
    for (let round = 0; round < 20; round++) {
      for (let packet = 0; packet < 10; packet++) {
        await flooding.send('x'.repeat(1_000), flooded.address);
      }
      await reaches(mine, yours, `${round}`);
    }
    expect(new Set(yours.received).size).toBe(20);
    const counts = await countsOf(hog);
    expect(counts?.refusedAllocations).toBe(1);
    // A second's worth at once, and what was gained since; ten times that was sent.
    expect(counts?.sentBytes).toBeLessThan(100_000);
  });

  it('does not come back to who was ended when the relay is started again', async () => {
    const alice = await newUser(running);
    const login = await loginFor(running, alice);
    await endFor(running, alice);
    const line = running.log.find((text) => text.includes('relay listening')) ?? '{}';
    process.kill((JSON.parse(line) as { pid: number }).pid, 'SIGKILL');
    const listens = () => running.log.filter((text) => text.includes('relay listening')).length;
    await until('another relay runs', () => listens() === 2);
    expect(await loginCode(login)).toBe(401);
    expect(await loginCode(await loginFor(running, alice))).toBe(0);
  });

  it('is asked with a body that fits', async () => {
    const { status } = await control(running.plane, 'POST', '/relay/end', { userId: 7 });
    expect(status).toBe(400);
  });

  it('names nobody in the log', () => {
    expect(running.log.join('')).not.toMatch(/"username"|"credential"|"tag"/);
  });
});

it('is not known of relays that are not ours, and nothing can be ended there', async () => {
  const secret = randomBytes(24).toString('base64url');
  await using running = await start({
    relay: { kind: 'external', urls: ['turn:relay.example'], secret },
  });
  const alice = await newUser(running);
  expect(await useOf(running)).toMatchObject({ known: false, people: [] });
  expect(await endFor(running, alice)).toEqual({ known: false, ended: 0 });
});

it('is nothing where there is no relay', async () => {
  await using running = await start({ relay: { kind: 'off' } });
  expect(await useOf(running)).toMatchObject({ known: true, total: { allocations: 0 } });
});
