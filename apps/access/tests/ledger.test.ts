import { connect } from 'node:net';
import { createPageKey } from '@switchboard/access-api/client';
import { openDatabase } from '@switchboard/database';
import type { Database, PrismaClient } from '@switchboard/database';
import { PlatformError, Scope, systemClock } from '@switchboard/kernel';
import { openStorage } from '@switchboard/storage';
import { createActivity } from '../src/activity/activity.ts';
import { createAuditLog } from '../src/audit/audit-log.ts';
import { createLedger } from '../src/ledger/ledger.ts';
import { listOrphans } from '../src/ledger/list-orphans.ts';
import { startAccess } from './_access.ts';
import { lendDatabase } from './_database.ts';
import { fakeGateway } from './_gateway.ts';

const postgres = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

async function reachable(): Promise<boolean> {
  const { hostname, port } = new URL(postgres);
  return new Promise((resolve) => {
    const socket = connect(Number(port || 5432), hostname);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

const hasPostgres = await reachable();
if (!hasPostgres)
  process.stderr.write('SKIPPED: no PostgreSQL, the race is tried on PGlite only\n');
const urls = hasPostgres ? ['pglite:memory', postgres] : ['pglite:memory'];

/** On PostgreSQL a database of its own: two runs must not meet. */
async function open(url: string): Promise<Database> {
  if (url === 'pglite:memory') return lendDatabase();
  const server = await openStorage(url, 'no migrations');
  const admin = await server.adapter.connect();
  const name = `ledger_${process.pid}_${Date.now()}`;
  await admin.executeScript(`CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await openDatabase(own.href);
  return {
    ...database,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await admin.executeScript(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.dispose();
    },
  };
}

async function newPerson(client: PrismaClient, id: string): Promise<string> {
  await client.person.create({
    data: { id, issuer: 'i', subject: id, name: id, role: 'member', createdAt: new Date() },
  });
  return id;
}

describe.each(urls)('the ledger on %s', (url) => {
  let database: Database;
  beforeAll(async () => {
    database = await open(url);
  });
  afterAll(() => database[Symbol.asyncDispose]());

  const ledgerOver = (gateway: ReturnType<typeof fakeGateway>, client = database.client) =>
    createLedger({
      client,
      gateway,
      audit: createAuditLog(database.client, createActivity(undefined, new Scope()), {
        ...{ clock: systemClock, scope: new Scope(), onFailure: () => undefined },
      }),
      clock: systemClock,
    });

  it('makes one identity of a hundred racing processes', async () => {
    const gateway = fakeGateway();
    const id = await newPerson(database.client, 'usr_race');
    const ledgers = Array.from({ length: 100 }, () => ledgerOver(gateway));
    const identities = await Promise.all(ledgers.map((one) => one.identityOf(id, 'r')));
    expect(new Set(identities).size).toBe(1);
    expect([...gateway.alive]).toEqual([identities[0]]);
    const states = await database.client.ledgerEntry.groupBy({ by: ['state'], _count: true });
    expect(states.find(({ state }) => state === 'active')?._count).toBe(1);
  });

  it('asks once when one process is asked a hundred times', async () => {
    const gateway = fakeGateway();
    const id = await newPerson(database.client, 'usr_flight');
    const ledger = ledgerOver(gateway);
    await Promise.all(Array.from({ length: 100 }, () => ledger.identityOf(id, 'r')));
    expect(gateway.alive.size).toBe(1);
    await expect(database.client.ledgerEntry.count({ where: { personId: id } })).resolves.toBe(1);
  });

  it('deletes at the next start what a crash before the claim left', async () => {
    const gateway = fakeGateway();
    const id = await newPerson(database.client, 'usr_crash');
    const crashing = new Proxy(database.client, {
      get: (client, name) =>
        name === '$executeRaw'
          ? () => Promise.reject(new Error('power cut'))
          : (client[name as keyof PrismaClient] as unknown),
    });
    await expect(ledgerOver(gateway, crashing).identityOf(id, 'r')).rejects.toThrow('power cut');
    expect(gateway.alive.size).toBe(1);

    const restarted = ledgerOver(gateway);
    await expect(listOrphans(database.client)).resolves.toMatchObject([
      { personId: id, state: 'created' },
    ]);
    await restarted.reconcile(new Date(Date.now() - 60_000));
    expect(gateway.alive.size).toBe(1);
    await restarted.reconcile(new Date());
    expect(gateway.alive.size).toBe(0);
    await expect(listOrphans(database.client)).resolves.toEqual([]);
    await expect(restarted.identityOf(id, 'r')).resolves.toMatch(/^8:acs:/);
  });

  it('reports an attempt whose answer never came', async () => {
    const gateway = fakeGateway();
    const id = await newPerson(database.client, 'usr_lost');
    gateway.createUser = () => Promise.reject(new Error('power cut'));
    const ledger = ledgerOver(gateway);
    await expect(ledger.identityOf(id, 'r')).rejects.toThrow('power cut');
    await ledger.reconcile(new Date());
    await expect(listOrphans(database.client)).resolves.toMatchObject([
      { personId: id, state: 'lost', userId: null },
    ]);
  });

  it('gives a person whose identity ACS lost one new identity, whoever asks at once', async () => {
    const gateway = fakeGateway();
    const id = await newPerson(database.client, 'usr_forgotten');
    const ledgers = Array.from({ length: 10 }, () => ledgerOver(gateway));
    const lost = await ledgers[0]!.identityOf(id, 'r');
    gateway.alive.clear();
    const act = async (userId: string) => {
      if (gateway.alive.has(userId)) return userId;
      throw new PlatformError('identity-not-owned', 'unavailable', 'Unknown.');
    };
    const renewed = await Promise.all(
      Array.from({ length: 100 }, (_, at) => ledgers[at % 10]!.withIdentity(id, 'r', act)),
    );
    expect(new Set(renewed).size).toBe(1);
    expect([...gateway.alive]).toEqual([renewed[0]]);
    await expect(ledgers[1]!.identityOf(id, 'r')).resolves.toBe(renewed[0]);
    await expect(listOrphans(database.client)).resolves.toContainEqual(
      expect.objectContaining({ personId: id, userId: lost, state: 'lost' }),
    );
    const noted = { subjectId: id, action: 'identity.lost' };
    await expect(database.client.auditEvent.count({ where: noted })).resolves.toBe(1);
  });

  it('renews nothing for any other refusal', async () => {
    const gateway = fakeGateway();
    const id = await newPerson(database.client, 'usr_busy');
    const busy = new PlatformError('acs-busy', 'limit', 'Busy.');
    const asked = ledgerOver(gateway).withIdentity(id, 'r', () => Promise.reject(busy));
    await expect(asked).rejects.toBe(busy);
    expect(gateway.alive.size).toBe(1);
  });

  it('keeps deleting until ACS says it is done', async () => {
    const gateway = fakeGateway();
    const id = await newPerson(database.client, 'usr_gone');
    const ledger = ledgerOver(gateway);
    await ledger.identityOf(id, 'r');
    const { deleteUser } = gateway;
    gateway.deleteUser = () => Promise.reject(new Error('away'));
    await expect(ledger.release(id)).rejects.toThrow('away');
    gateway.deleteUser = deleteUser;
    await ledger.reconcile(new Date());
    expect(gateway.alive.size).toBe(0);
  });

  it('deletes the others where ACS does not delete one, and says so', async () => {
    const gateway = fakeGateway();
    const personId = await newPerson(database.client, 'usr_stuck');
    const [stuck, other] = [await gateway.createUser(), await gateway.createUser()];
    const at = new Date(0);
    await database.client.ledgerEntry.createMany({
      data: [stuck, other].map((acsUserId, index) => ({
        ...{ id: `idn_stuck${index}`, personId, acsUserId, state: 'deleting' },
        ...{ createdAt: at, changedAt: at },
      })),
    });
    const { deleteUser } = gateway;
    gateway.deleteUser = (userId) =>
      userId === stuck ? Promise.reject(new Error('away')) : deleteUser(userId);
    const ledger = ledgerOver(gateway);
    await expect(ledger.reconcile(new Date())).rejects.toThrow('away');
    expect([...gateway.alive]).toEqual([stuck]);
    gateway.deleteUser = deleteUser;
    await ledger.reconcile(new Date());
    expect(gateway.alive.size).toBe(0);
  });
});

describe('the first sign-in', () => {
  it('makes one person and one identity of a hundred racing requests', async () => {
    await using access = await startAccess({
      limits: { 'token-per-person': { points: 1_000, seconds: 60 } },
    });
    const { publicKey } = await createPageKey();
    const token = await access.issuer.sign('alice');
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        access.as(`Bearer ${token}`).me.token.mutate({ publicKey }),
      ),
    );
    expect(new Set(answers.map(({ userId }) => userId)).size).toBe(1);
    expect(access.gateway.alive.size).toBe(1);
    await expect(access.database.client.person.count()).resolves.toBe(1);
  });

  it('finds orphans when the service starts', async () => {
    await using database = await lendDatabase();
    const gateway = fakeGateway();
    const personId = await newPerson(database.client, 'usr_a');
    const acsUserId = await gateway.createUser();
    const at = new Date(Date.now() - 1_000);
    await database.client.ledgerEntry.create({
      data: { id: 'idn_1', personId, acsUserId, state: 'created', createdAt: at, changedAt: at },
    });
    await using started = await startAccess({ database, gateway });
    expect(started.access.url).toMatch(/^http:/);
    expect(gateway.alive.size).toBe(0);
  });
});

describe('the ledger, to the staff', () => {
  it('shows which identity is whose, and deletes orphans when asked', async () => {
    await using access = await startAccess();
    const { client } = access.database;
    const operator = await access.signInAs('olga', 'operator');
    const { publicKey } = await createPageKey();
    const { userId } = await operator.me.token.mutate({ publicKey });
    const { id: personId } = await operator.me.profile.query();
    const old = { createdAt: new Date(0), changedAt: new Date(0), personId };
    const orphan = `8:acs:${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}_gone`;
    await client.ledgerEntry.createMany({
      data: [
        { ...old, id: 'idn_1', state: 'created', acsUserId: orphan },
        { ...old, id: 'idn_2', state: 'reserved' },
      ],
    });
    await expect(operator.ledger.list.query({ userId })).resolves.toMatchObject({
      items: [{ userId, state: 'active', person: { id: personId, name: 'Olga' } }],
    });
    const page = await operator.ledger.list.query({ limit: 2 });
    const rest = await operator.ledger.list.query({ limit: 2, cursor: page.cursor ?? '' });
    expect([...page.items, ...rest.items]).toHaveLength(3);
    await expect(operator.ledger.list.query({ state: 'created' })).resolves.toMatchObject({
      items: [{ id: 'idn_1' }],
    });
    // One is deleted; of the other, nobody knows whether it ever came to be.
    await expect(operator.ledger.repair.mutate()).resolves.toEqual({ before: 2, left: 1 });
    await expect(operator.ledger.orphans.query()).resolves.toMatchObject([
      { id: 'idn_2', state: 'lost' },
    ]);
  });

  it('says that a repair broke off, and writes that down', async () => {
    await using access = await startAccess();
    const operator = await access.signInAs('olga', 'operator');
    const { id: personId } = await operator.me.profile.query();
    const old = { createdAt: new Date(0), changedAt: new Date(0), personId };
    const acsUserId = await access.gateway.createUser();
    await access.database.client.ledgerEntry.create({
      data: { ...old, id: 'idn_1', state: 'deleting', acsUserId },
    });
    const away = new PlatformError('acs-unavailable', 'unavailable', 'ACS is away.');
    access.gateway.deleteUser = () => Promise.reject(away);
    await expect(operator.ledger.repair.mutate()).rejects.toMatchObject({
      data: { code: 'acs-unavailable' },
    });
    const noted = { action: 'ledger.repair', outcome: 'failed', reason: '0 of 1' };
    await expect(access.database.client.auditEvent.count({ where: noted })).resolves.toBe(1);
  });
});
