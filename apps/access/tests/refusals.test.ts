import { VirtualClock } from '@switchboard/kernel/testing';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';

const MINUTE_MS = 60_000;

describe('refusals before anybody is known', () => {
  const clock = new VirtualClock(Date.now());
  let access: Started;
  beforeEach(async () => {
    access = await startAccess({ clock }, { trustProxy: ['loopback'] });
  });
  afterEach(() => access[Symbol.asyncDispose]());

  const rows = async () =>
    access.database.client.auditEvent.findMany({
      where: { outcome: 'refused' },
      orderBy: { id: 'asc' },
    });
  /** Until what was counted is written down. */
  async function until(count: number) {
    for (let found = await rows(); ; found = await rows()) {
      if (found.length >= count) return found;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const knock = async (address = '192.0.2.1', authorization = '') => {
    const headers = { 'x-forwarded-for': address, ...(authorization && { authorization }) };
    const answer = await fetch(`${access.access.url}/trpc/me.profile`, { headers });
    await answer.arrayBuffer();
    return answer.status;
  };

  it('are written down once in a minute, and then as a number', async () => {
    for (let time = 0; time < 150; time += 1) expect(await knock()).toBe(401);
    const reason = 'not-signed-in';
    expect(await rows()).toMatchObject([{ actorId: null, action: 'me.profile', reason }]);
    await clock.advance(MINUTE_MS);
    const [first, second] = await until(2);
    expect(second).toMatchObject({
      actorId: null,
      action: 'audit.refusals',
      reason: 'not-signed-in; 149 more within a minute',
      requestId: first?.requestId,
    });
    await knock();
    expect(await rows()).toHaveLength(3);
    await clock.advance(MINUTE_MS);
    const auditor = await access.signInAs('aude', 'auditor');
    const overview = await auditor.overview.read.query({ span: 'hour' });
    const refused = overview.buckets.reduce((sum, bucket) => sum + bucket.refused, 0);
    expect([refused, (await rows()).length]).toEqual([151, 3]);
  });

  it('are counted for each address and reason', async () => {
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.1', '192.0.2.1']) {
      await knock(address);
      await knock(address, 'Guest nonsense');
    }
    await clock.advance(MINUTE_MS);
    expect((await until(6)).map(({ reason }) => reason)).toEqual([
      ...['not-signed-in', 'guest-unknown', 'not-signed-in', 'guest-unknown'],
      'not-signed-in; 2 more within a minute',
      'guest-unknown; 2 more within a minute',
    ]);
  });

  it('of more addresses than are told apart are counted together', async () => {
    const addresses = Array.from({ length: 520 }, (_, at) => `198.51.${at >> 8}.${at & 255}`);
    for (const address of addresses) await knock(address);
    expect(await rows()).toHaveLength(501);
    await clock.advance(MINUTE_MS);
    const written = await until(502);
    expect(written.at(-1)?.reason).toBe('not-signed-in; 19 more within a minute');
  });

  it('are written down when the service goes', async () => {
    const { database } = access;
    await using leaving = await startAccess({ clock, database });
    for (let time = 0; time < 3; time += 1) await codeOf(leaving.as().me.profile.query());
    await leaving[Symbol.asyncDispose]();
    expect((await rows()).at(-1)?.reason).toBe('not-signed-in; 2 more within a minute');
  });

  it('are none where it is known who was refused', async () => {
    const bob = await access.signIn('bob');
    const { id } = await bob.me.profile.query();
    for (let time = 0; time < 3; time += 1) await codeOf(bob.audit.list.query({}));
    const entry = { actorId: id, action: 'audit.list', reason: 'not-allowed' };
    expect(await rows()).toMatchObject([entry, entry, entry]);
  });
});
