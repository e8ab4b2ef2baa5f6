import type { RelayConfig } from '../src/services/relay/config.ts';
import { endFor, loginFor, newUser, useOf } from './_relay-use.ts';
import { identityClient, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';
import type { FreshDatabase } from './_services.ts';
import { Allocation, loginCode } from './_turn.ts';
import { until } from './_until.ts';

const isThere = await hasServices();
if (!isThere)
  process.stderr.write('SKIPPED: relays of two data planes, for want of Postgres and Redis\n');
const relay = {
  kind: 'embedded',
  host: 'localhost',
  port: 0,
  allowedPeers: [],
  limits: { allocationsPerPerson: 4, allocations: 100, bytesPerSecond: 100_000 },
} as const satisfies RelayConfig;

(isThere ? describe : describe.skip)('the relays of two data planes', () => {
  let database: FreshDatabase;
  let one: Running;
  let two: Running;
  beforeAll(async () => {
    database = await freshDatabase();
    const scaled = () => start({ databaseUrl: database.url, redisUrl: REDIS, relay });
    one = await scaled();
    two = await scaled();
  });
  afterAll(async () => {
    for (const part of [one, two, database]) await part[Symbol.asyncDispose]();
  });

  const heldBy = async (running: Running, userId: string): Promise<number> => {
    const { people } = await useOf(running);
    return people.find((person) => person.userId === userId)?.allocations ?? 0;
  };

  it('are told of together, whichever is asked', async () => {
    const alice = await newUser(one);
    await using _here = await Allocation.open(await loginFor(one, alice));
    await using _there = await Allocation.open(await loginFor(two, alice));
    for (const asked of [one, two]) expect(await heldBy(asked, alice)).toBe(2);
  });

  it('end what somebody holds at each of them', async () => {
    const alice = await newUser(one);
    const [former, other] = [await loginFor(one, alice), await loginFor(two, alice)];
    const held = [await Allocation.open(former), await Allocation.open(other)];
    expect(await endFor(two, alice)).toEqual({ known: true, ended: 2 });
    expect(await heldBy(one, alice)).toBe(0);
    for (const login of [former, other]) expect(await loginCode(login)).toBe(401);
    for (const running of [one, two])
      expect(await loginCode(await loginFor(running, alice))).toBe(0);
    for (const allocation of held) await allocation.abandon();
  });

  it('end within a second everywhere when tokens are revoked at one of them', async () => {
    const alice = await newUser(one);
    const login = await loginFor(two, alice);
    const held = await Allocation.open(login);
    expect(await heldBy(one, alice)).toBe(1);
    await identityClient(one.plane).revokeTokens({ communicationUserId: alice });
    const began = Date.now();
    await until('it is over', async () => (await loginCode(login)) === 401);
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(await heldBy(one, alice)).toBe(0);
    await held.abandon();
  });

  it('are told of without the one that is gone', async () => {
    const third = await start({ databaseUrl: database.url, redisUrl: REDIS, relay });
    await third[Symbol.asyncDispose]();
    const began = Date.now();
    expect((await useOf(one)).known).toBe(true);
    expect(Date.now() - began).toBeLessThan(1_000);
  });
});
