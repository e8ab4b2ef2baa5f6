import { randomUUID } from 'node:crypto';
import type { AccessClient } from '@switchboard/access-api/client';
import type { PastCall } from '@switchboard/control-client';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';
import { startControl } from './_control.ts';

const AT = Date.UTC(2026, 0, 2);

describe('the list of calls that a data plane of our own has recorded', () => {
  let control: Awaited<ReturnType<typeof startControl>>;
  let access: Started;
  let alice: AccessClient;
  let bob: AccessClient;
  let aliceId: string;
  let bobId: string;
  beforeEach(async () => {
    control = await startControl();
    access = await startAccess({}, { control: { url: control.url } });
    [alice, bob] = [await access.signIn('alice'), await access.signIn('bob')];
    // The first request makes the person.
    await Promise.all([alice, bob].map((client) => client.me.profile.query()));
    [aliceId, bobId] = [await reach('alice'), await reach('bob')] as [string, string];
  });
  afterEach(async () => {
    await access[Symbol.asyncDispose]();
    await control[Symbol.asyncDispose]();
  });

  /** Gives somebody a communication identity, and tells it. */
  async function reach(name: string): Promise<string> {
    const carla = await access.signIn('carla');
    const [found] = await carla.directory.search.query({ query: name });
    const [contact] = await carla.directory.contact.mutate({ personIds: [found!.id] });
    return contact!.userId;
  }

  const missed = (at: number, change: Partial<PastCall> = {}): PastCall => ({
    ...{ id: `home.${at}`, legId: randomUUID(), startedBy: bobId, startedMs: AT, video: false },
    ...{ answeredMs: null, connectedMs: 0, leftMs: AT + at, code: 487, subCode: 0 },
    others: [bobId],
    ...change,
  });

  it('names who was in them, and asks for nobody but who is asking', async () => {
    control.calls.push(missed(1, { others: [bobId, '8:acs:nobody-here'] }));
    expect(await alice.calls.history.query({})).toMatchObject({
      items: [
        {
          ...{ callId: 'home.1', direction: 'incoming', outcome: 'missed', seen: false },
          others: [{ name: 'Bob', userId: bobId }],
        },
      ],
      ...{ unseen: 1, notedByPage: false, cursor: null },
    });
    await bob.calls.history.query({});
    expect(control.asked.map((search) => search.get('user'))).toEqual([aliceId, bobId]);
    expect(control.asked[0]?.get('countCodes')).toBe('0,480,486,487');
  });

  it('shows phones by their numbers, and those that hide theirs without one', async () => {
    control.calls.push(missed(1, { others: ['4:+14255550100', '4:anonymous', bobId] }));
    const { items } = await alice.calls.history.query({});
    expect(items[0]?.others).toEqual([
      { personId: '4:+14255550100', userId: '4:+14255550100', name: '+14255550100' },
      { personId: '4:anonymous', userId: '4:anonymous', name: '' },
      expect.objectContaining({ name: 'Bob', userId: bobId }),
    ]);
  });

  it('goes on page by page, and asks once for each', async () => {
    control.calls.push(...[5, 4, 3, 2, 1].map((at) => missed(at)));
    const first = await alice.calls.history.query({ limit: 3 });
    const second = await alice.calls.history.query({ limit: 3, cursor: first.cursor! });
    const ids = [first, second].flatMap(({ items }) => items.map(({ callId }) => callId));
    expect(ids).toEqual([5, 4, 3, 2, 1].map((at) => `home.${at}`));
    expect(second.cursor).toBeNull();
    expect(control.asked).toHaveLength(2);
    const { beforeMs, beforeLeg } = Object.fromEntries(control.asked[1]!);
    expect([beforeMs, beforeLeg]).toEqual([String(AT + 3), control.calls[2]?.legId]);
  });

  it('keeps missed calls apart until they were looked at, which an older list does not undo', async () => {
    control.calls.push(...[3, 2, 1].map((at) => missed(at)));
    const { items, unseen } = await alice.calls.history.query({});
    expect(unseen).toBe(3);
    for (const at of [1, 2]) await alice.calls.markSeen.mutate({ upTo: items[at]!.id });
    const after = await alice.calls.history.query({});
    expect(after.items.map(({ seen }) => seen)).toEqual([false, true, true]);
    expect(after.unseen).toBe(1);
    // What one has looked at, another one has not.
    expect((await bob.calls.history.query({})).unseen).toBe(3);
  });

  it('takes nobody’s word for a call', async () => {
    const told = {
      ...{ callId: randomUUID(), others: [bobId], direction: 'outgoing' as const, video: false },
      ...{ outcome: 'missed' as const, startedAt: new Date().toISOString(), durationSeconds: 0 },
    };
    expect(await codeOf(alice.calls.note.mutate(told))).toBe('calls-are-recorded');
    expect(await access.database.client.callRecord.count()).toBe(0);
  });

  it('is of nobody without an identity, and of no stranger', async () => {
    const dora = await access.signIn('dora');
    expect(await dora.calls.history.query({})).toEqual({
      ...{ items: [], cursor: null, unseen: 0, notedByPage: false },
    });
    expect(await codeOf(access.as().calls.history.query({}))).toBe('not-signed-in');
    expect(await codeOf(access.as().calls.markSeen.mutate({ upTo: 'cal_1' }))).toBe(
      'not-signed-in',
    );
    expect(control.asked).toEqual([]);
  });

  it('forgets who is erased, and when they looked', async () => {
    control.calls.push(missed(1));
    const [record] = (await bob.calls.history.query({})).items;
    await bob.calls.markSeen.mutate({ upTo: record!.id });
    const { person } = access.database.client;
    expect(await person.count({ where: { callsSeenAt: { not: null } } })).toBe(1);
    await bob.me.erase.mutate();
    const { items } = await alice.calls.history.query({});
    expect(items).toMatchObject([{ others: [{ name: 'Erased person', userId: null }] }]);
    expect(await person.count({ where: { callsSeenAt: { not: null } } })).toBe(0);
  });

  it('is asked for again later when the data plane is away or refuses', async () => {
    control.state.status = 401;
    expect(await codeOf(alice.calls.history.query({}))).toBe('control-refused');
    await control[Symbol.asyncDispose]();
    expect(await codeOf(alice.calls.history.query({}))).toBe('unavailable');
    control = await startControl();
  });
});
