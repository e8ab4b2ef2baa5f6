import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPageKey } from '@switchboard/access-api/client';
import { defaultTokenPolicy } from '@switchboard/identity';
import { VirtualClock } from '@switchboard/kernel/testing';
import { codeOf, startAccess } from './_access.ts';

const HOUR_MS = 3_600_000;

describe('the overview', () => {
  it('counts what happened, by time', async () => {
    const clock = new VirtualClock(Date.now());
    await using access = await startAccess({ clock });
    const dana = await access.signInAs('dana', 'admin');
    const alice = await access.signIn('alice');
    const { publicKey } = await createPageKey();
    await alice.me.token.mutate({ publicKey });
    await codeOf(alice.people.list.query({}));
    for (const span of ['hour', 'day', 'week'] as const) {
      const { buckets, people } = await dana.overview.read.query({ span });
      const sum = (what: 'tokens' | 'refused' | 'calls') =>
        buckets.reduce((total, bucket) => total + bucket[what], 0);
      expect([sum('tokens'), sum('refused'), sum('calls')]).toEqual([1, 1, 0]);
      // Without a control plane nobody can tell what was written.
      expect(buckets.at(-1)).toMatchObject({
        tokens: 1,
        refused: 1,
        threads: null,
        messages: null,
      });
      expect(people).toEqual({ total: 2, activeNow: 1, blocked: 0, guests: 0 });
    }
    await access.database.client.issuedToken.updateMany({
      data: { issuedAt: new Date(clock.now() - 3 * HOUR_MS) },
    });
    const latest = async () => (await dana.overview.read.query({ span: 'day' })).buckets.at(-1);
    expect(await latest()).toMatchObject({ tokens: 1 });
    await clock.advance(20_000);
    expect(await latest()).toMatchObject({ tokens: 0 });
    const { buckets } = await dana.overview.read.query({ span: 'day' });
    expect(buckets.at(-4)).toMatchObject({ tokens: 1 });
  });

  it('asks a data plane of its own what was written and who talks', async () => {
    const asked: string[] = [];
    const answers: Readonly<Record<string, unknown>> = {
      '/activity': { threads: Array(24).fill(1), messages: Array(24).fill(2) },
      '/calls/traces': { inProgress: 2, missing: 0, calls: [], ended: [] },
    };
    await using plane = await answering((path) => {
      asked.push(path);
      return answers[path.split('?', 1)[0]!];
    });
    const clock = new VirtualClock(Date.UTC(2026, 0, 15, 12, 34));
    await using access = await startAccess({ clock }, { control: { url: plane.url } });
    const dana = await access.signInAs('dana', 'admin');
    const { buckets, callsInProgress } = await dana.overview.read.query({ span: 'day' });
    expect(buckets.at(-1)).toMatchObject({ threads: 1, messages: 2 });
    expect(callsInProgress).toBe(2);
    const from = Date.UTC(2026, 0, 14, 13);
    expect(asked).toContain(`/activity?from=${from}&partMs=${HOUR_MS}&parts=24`);
  });

  it('stays when the data plane does not answer', async () => {
    await using access = await startAccess({}, { control: { url: 'http://127.0.0.1:1' } });
    const dana = await access.signInAs('dana', 'admin');
    const overview = await dana.overview.read.query({ span: 'week' });
    expect(overview.callsInProgress).toBeNull();
    expect(overview.buckets.at(-1)).toMatchObject({ tokens: 0, messages: null });
  });

  it('says which push services are paused or fail, and not of one failure', async () => {
    const states = [
      { service: 'fcm', failures: 1, pausedMs: 0 },
      { service: 'apns', failures: 5, pausedMs: 20_000 },
      { service: 'wns', failures: 3, pausedMs: 0 },
      { service: 'web-push', failures: 0, pausedMs: 0 },
    ];
    await using control = await answering((path) =>
      path === '/push/services' ? { value: states } : undefined,
    );
    await using access = await startAccess({}, { control: { url: control.url } });
    const dana = await access.signInAs('dana', 'admin');
    const { warnings } = await dana.overview.read.query({ span: 'hour' });
    expect(warnings).toEqual([
      { kind: 'pushService', name: 'apns', failures: 5, pausedMs: 20_000 },
      { kind: 'pushService', name: 'wns', failures: 3, pausedMs: 0 },
    ]);
  });

  it('says what is worth acting on', async () => {
    await using well = await answering(() => ({ version: '9.9.9', uptimeSeconds: 5, disk: 'low' }));
    const member = {
      ...defaultTokenPolicy.member,
      tokensPerRolePerDay: 5,
      tokensPerPersonPerDay: 5,
    };
    await using access = await startAccess(
      { policy: { ...defaultTokenPolicy, member } },
      {
        processes: [
          { name: 'web', url: `${well.url}/health` },
          { name: 'gone', url: 'http://127.0.0.1:1/health' },
        ],
      },
    );
    const dana = await access.signInAs('dana', 'admin');
    const alice = await access.signIn('alice');
    const { publicKey } = await createPageKey();
    for (let time = 0; time < 4; time += 1) await alice.me.token.mutate({ publicKey });
    await access.database.client.ledgerEntry.updateMany({
      data: { state: 'lost', changedAt: new Date(0) },
    });
    const overview = await dana.overview.read.query({ span: 'hour' });
    expect(overview.processes).toEqual([
      { name: 'web', healthy: true, version: '9.9.9', uptimeSeconds: 5, disk: 'low' },
      { name: 'gone', healthy: false, version: null, uptimeSeconds: null, disk: null },
    ]);
    expect(overview.warnings).toEqual([
      { kind: 'disk', name: 'web' },
      { kind: 'process', name: 'gone' },
      { kind: 'budget', role: 'member', spent: 4, perDay: 5 },
      { kind: 'orphans', count: 1 },
    ]);
    expect(overview.installation).toEqual({
      backEnd: 'laptop',
      endpoint: 'http://localhost:7100',
      credential: 'key',
      database: 'pglite',
      sharedLimits: false,
      issuer: access.issuer.issuer,
    });
  });
});

/** A server that answers each path with this, as JSON. */
async function answering(answer: (path: string) => unknown) {
  const server = createServer((request, response) =>
    response.end(JSON.stringify(answer(request.url ?? '/') ?? null)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
