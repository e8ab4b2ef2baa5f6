import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPageKey } from '@switchboard/access-api/client';
import { defaultTokenPolicy } from '@switchboard/identity';
import { codeOf, startAccess } from './_access.ts';

describe('the overview', () => {
  it('counts what happened, by time', async () => {
    await using access = await startAccess();
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
      expect(buckets.at(-1)).toMatchObject({ tokens: 1, refused: 1 });
      expect(people).toEqual({ total: 2, activeNow: 1, blocked: 0, guests: 0 });
    }
    await access.database.client.issuedToken.updateMany({
      data: { issuedAt: new Date(Date.now() - 3 * 3_600_000) },
    });
    const { buckets } = await dana.overview.read.query({ span: 'day' });
    expect(buckets.at(-4)).toMatchObject({ tokens: 1 });
    expect(buckets.at(-1)).toMatchObject({ tokens: 0 });
  });

  it('says what is worth acting on', async () => {
    const well = createServer((_, response) =>
      response.end('{"version":"9.9.9","uptimeSeconds":5}'),
    );
    await new Promise<void>((resolve) => well.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(well.address() as AddressInfo).port}/health`;
    const member = {
      ...defaultTokenPolicy.member,
      tokensPerRolePerDay: 5,
      tokensPerPersonPerDay: 5,
    };
    await using access = await startAccess(
      { policy: { ...defaultTokenPolicy, member } },
      {
        processes: [
          { name: 'web', url },
          { name: 'gone', url: 'http://127.0.0.1:1/health' },
        ],
      },
    );
    try {
      const dana = await access.signInAs('dana', 'admin');
      const alice = await access.signIn('alice');
      const { publicKey } = await createPageKey();
      for (let time = 0; time < 4; time += 1) await alice.me.token.mutate({ publicKey });
      await access.database.client.ledgerEntry.updateMany({
        data: { state: 'lost', changedAt: new Date(0) },
      });
      const overview = await dana.overview.read.query({ span: 'hour' });
      expect(overview.processes).toEqual([
        { name: 'web', healthy: true, version: '9.9.9', uptimeSeconds: 5 },
        { name: 'gone', healthy: false, version: null, uptimeSeconds: null },
      ]);
      expect(overview.warnings).toEqual([
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
    } finally {
      well.close();
    }
  });
});
