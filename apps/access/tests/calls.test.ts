import type { AccessClient } from '@switchboard/access-api/client';
import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';

/** The id of a call, as a data plane would make it. */
const idOf = (at: number): string =>
  `0123456789ab.00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;

describe('the list of calls that pages note', () => {
  let access: Started;
  let alice: AccessClient;
  let bob: AccessClient;
  let bobId: string;
  let aliceId: string;
  beforeEach(async () => {
    access = await startAccess();
    [alice, bob] = [await access.signIn('alice'), await access.signIn('bob')];
    // The first request makes the person.
    await Promise.all([alice, bob].map((client) => client.me.profile.query()));
    [aliceId, bobId] = [await reach('alice'), await reach('bob')] as [string, string];
  });
  afterEach(() => access[Symbol.asyncDispose]());

  /** Gives somebody a communication identity, and tells it. */
  async function reach(name: string): Promise<string> {
    const carla = await access.signIn('carla');
    const [found] = await carla.directory.search.query({ query: name });
    const [contact] = await carla.directory.contact.mutate({ personIds: [found!.id] });
    return contact!.userId;
  }

  const call = (change: object = {}) => ({
    callId: idOf(0),
    others: [bobId],
    direction: 'outgoing' as const,
    outcome: 'answered' as const,
    video: true,
    startedAt: new Date(Date.now() - 61_000).toISOString(),
    durationSeconds: 61,
    ...change,
  });

  it('shows a call on both sides, once however often it is told', async () => {
    const told = call();
    await Promise.all([1, 2, 3].map(() => alice.calls.note.mutate(told)));
    const { callId, outcome, video, startedAt, durationSeconds } = told;
    const same = { callId, outcome, video, startedAt, durationSeconds, seen: true };
    expect((await alice.calls.history.query({})).items).toMatchObject([
      { ...same, direction: 'outgoing', others: [{ name: 'Bob', userId: bobId }] },
    ]);
    expect(await bob.calls.history.query({})).toMatchObject({
      items: [{ ...same, direction: 'incoming', others: [{ name: 'Alice', userId: aliceId }] }],
      ...{ unseen: 0, notedByPage: true },
    });
  });

  it('keeps missed calls apart until they were looked at', async () => {
    for (const callId of [1, 2, 3].map(idOf)) {
      await alice.calls.note.mutate(call({ callId, outcome: 'missed', durationSeconds: 0 }));
    }
    expect((await alice.calls.history.query({})).unseen).toBe(0);
    const { items, unseen } = await bob.calls.history.query({});
    expect(unseen).toBe(3);
    await bob.calls.markSeen.mutate({ upTo: items[1]!.id });
    const after = await bob.calls.history.query({});
    expect(after.items.map(({ callId, seen }) => [callId, seen])).toEqual([
      [idOf(3), false],
      [idOf(2), true],
      [idOf(1), true],
    ]);
    expect(after.unseen).toBe(1);
  });

  it('goes on page by page, the latest first', async () => {
    for (const callId of [1, 2, 3, 4, 5].map(idOf)) await alice.calls.note.mutate(call({ callId }));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof alice.calls.history.query>> =
        await alice.calls.history.query({ limit: 2, ...(cursor !== null && { cursor }) });
      seen.push(...page.items.map(({ callId }) => callId));
      cursor = page.cursor;
      // Pages that never end would be seen below.
    } while (cursor !== null && seen.length < 10);
    expect(seen).toEqual([5, 4, 3, 2, 1].map(idOf));
  });

  it('takes no word about strangers, oneself, guests or long ago', async () => {
    const { userId } = await alice.me.profile.query();
    const nobody = bobId.replace(/.{4}$/, '0000');
    for (const others of [[nobody], [userId!], [bobId, nobody]]) {
      expect(await codeOf(alice.calls.note.mutate(call({ others })))).toBe('person-not-found');
    }
    const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
    for (const startedAt of [days(-3), days(1), '0000-01-01T00:00:00Z']) {
      expect(await codeOf(alice.calls.note.mutate(call({ startedAt })))).toBe('call-not-recent');
    }
    expect((await bob.calls.history.query({})).items).toEqual([]);
  });

  it('is not written by others for me, and not without end', async () => {
    await alice.calls.note.mutate(call({ callId: idOf(9) }));
    const forged = call({
      ...{ callId: idOf(9), others: [aliceId] },
      ...{ outcome: 'missed' as const, durationSeconds: 0 },
    });
    await bob.calls.note.mutate(forged);
    expect((await alice.calls.history.query({})).items).toMatchObject([
      { direction: 'outgoing', outcome: 'answered' },
    ]);
    await using limited = await startAccess({
      database: access.database,
      limits: { 'call-note-per-person': { points: 1, seconds: 60 } },
    });
    const dora = await limited.signIn('dora');
    await dora.calls.note.mutate(call({ callId: idOf(1) }));
    expect(await codeOf(dora.calls.note.mutate(call({ callId: idOf(2) })))).toBe('rate-limited');
  });

  it('takes no word about what cannot have been', async () => {
    const noteOf = (change: object) => codeOf(alice.calls.note.mutate(call(change)));
    for (const callId of ['', '1', 'call-1', `${idOf(1)}0`, `..${idOf(1)}`, `${idOf(1)}\n`]) {
      expect(await noteOf({ callId })).toBe('invalid-input');
    }
    expect(await noteOf({ callId: crypto.randomUUID() })).toBe('ok');
    expect(await noteOf({ outcome: 'missed' })).toBe('invalid-input');
    expect(await noteOf({ durationSeconds: 3_600 })).toBe('call-not-over');
    const blocked = { blockedAt: new Date() };
    const { person } = access.database.client;
    await person.updateMany({ where: { acsUserId: bobId }, data: blocked });
    expect(await noteOf({})).toBe('person-not-found');
    await person.updateMany({ where: { acsUserId: aliceId }, data: blocked });
    expect(await noteOf({})).toBe('person-blocked');
  });

  it('of somebody is not filled by one other, and goes on for the others', async () => {
    await using limited = await startAccess({
      database: access.database,
      limits: { 'call-note-per-pair': { points: 2, seconds: 3_600 } },
    });
    const [mallory, dora] = [await limited.signIn('mallory'), await limited.signIn('dora')];
    // Told again is not counted again.
    for (const at of [1, 1, 1, 2, 3, 4])
      await mallory.calls.note.mutate(call({ callId: idOf(at) }));
    await dora.calls.note.mutate(call({ callId: idOf(5) }));
    const listOf = async (client: AccessClient) =>
      (await client.calls.history.query({})).items.map(({ callId }) => callId);
    expect(await listOf(bob)).toEqual([5, 2, 1].map(idOf));
    expect(await listOf(mallory)).toEqual([4, 3, 2, 1].map(idOf));
  });

  it('keeps what stands in it, whatever is told later', async () => {
    await alice.calls.note.mutate(call());
    await alice.calls.note.mutate(call({ outcome: 'missed', durationSeconds: 0, video: false }));
    for (const client of [alice, bob]) {
      const { items, unseen } = await client.calls.history.query({});
      expect([items, unseen]).toMatchObject([[{ outcome: 'answered', video: true }], 0]);
    }
  });

  it('forgets after 90 days, and who is erased', async () => {
    await alice.calls.note.mutate(call());
    await bob.me.erase.mutate();
    const { items } = await alice.calls.history.query({});
    expect(items).toMatchObject([{ others: [{ name: 'Erased person', userId: null }] }]);
    expect(await access.database.client.callRecord.count()).toBe(1);
    const clock: Clock = { ...systemClock, now: () => Date.now() + 91 * 86_400_000 };
    await using _later = await startAccess({ database: access.database, clock });
    expect(await access.database.client.callRecord.count()).toBe(0);
  });
});
