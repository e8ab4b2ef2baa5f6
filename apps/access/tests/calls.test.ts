import type { AccessClient } from '@switchboard/access-api/client';
import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';

describe('the list of calls', () => {
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
    callId: 'call-1',
    others: [bobId],
    direction: 'outgoing' as const,
    outcome: 'answered' as const,
    video: true,
    startedAt: new Date().toISOString(),
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
      unseen: 0,
    });
  });

  it('keeps missed calls apart until they were looked at', async () => {
    for (const callId of ['m-1', 'm-2', 'm-3']) {
      await alice.calls.note.mutate(call({ callId, outcome: 'missed', durationSeconds: 0 }));
    }
    expect((await alice.calls.history.query({})).unseen).toBe(0);
    const { items, unseen } = await bob.calls.history.query({});
    expect(unseen).toBe(3);
    await bob.calls.markSeen.mutate({ upTo: items[1]!.id });
    const after = await bob.calls.history.query({});
    expect(after.items.map(({ callId, seen }) => [callId, seen])).toEqual([
      ['m-3', false],
      ['m-2', true],
      ['m-1', true],
    ]);
    expect(after.unseen).toBe(1);
  });

  it('goes on page by page, the latest first', async () => {
    for (const callId of ['1', '2', '3', '4', '5']) await alice.calls.note.mutate(call({ callId }));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof alice.calls.history.query>> =
        await alice.calls.history.query({ limit: 2, ...(cursor !== null && { cursor }) });
      seen.push(...page.items.map(({ callId }) => callId));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
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
    await alice.calls.note.mutate(call({ callId: 'mine' }));
    const forged = call({ callId: 'mine', others: [aliceId], outcome: 'missed' as const });
    await bob.calls.note.mutate(forged);
    expect((await alice.calls.history.query({})).items).toMatchObject([
      { direction: 'outgoing', outcome: 'answered' },
    ]);
    await using limited = await startAccess({
      database: access.database,
      limits: { 'call-note-per-person': { points: 1, seconds: 60 } },
    });
    const dora = await limited.signIn('dora');
    await dora.calls.note.mutate(call({ callId: 'd-1' }));
    expect(await codeOf(dora.calls.note.mutate(call({ callId: 'd-2' })))).toBe('rate-limited');
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
