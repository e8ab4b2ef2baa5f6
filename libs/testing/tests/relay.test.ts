import { setTimeout as pause } from 'node:timers/promises';
import { accessFailure, relayCredentials } from '@switchboard/access-api/client';
import type { RelayCredentials } from '@switchboard/access-api/client';
import { createTurnClient } from 'werift';
import { startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';

const codeOf = (asked: Promise<unknown>): Promise<string | undefined> =>
  asked.then(
    () => 'ok',
    (error: unknown) => accessFailure(error)?.code,
  );

describe('relay credentials of the trusted service', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ relay: true, limits: 'on' });
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  it('are those of the data plane', async () => {
    const [first, second, bob] = [
      await relayCredentials(stack.as('alice')),
      await relayCredentials(stack.as('alice'), { lifetimeMinutes: 1 }),
      await relayCredentials(stack.as('bob')),
    ];
    const [server] = first.iceServers;
    expect(server?.urls.some((url) => /^turn:.+:\d+\?transport=udp$/.test(url))).toBe(true);
    expect((first.expiresOn.getTime() - Date.now()) / 60_000).toBeCloseTo(60, 0);
    expect((second.expiresOn.getTime() - Date.now()) / 60_000).toBeCloseTo(1, 0);
    const tags = [first, second, bob].map(
      ({ iceServers }) => iceServers[0]?.username.split(':')[1],
    );
    expect(tags[0]).toBe(tags[1]);
    expect(tags[0]).not.toBe(tags[2]);
    expect(stack.logs.join('')).not.toContain(server?.credential);
  });

  it('show what they are used for, and end for one person without an end to others', async () => {
    const [alice, bob, dana] = [stack.as('alice'), stack.as('bob'), stack.as('dana')];
    const { id: personId } = await alice.me.profile.query();
    const [first, other] = [
      await allocate(await relayCredentials(alice)),
      await allocate(await relayCredentials(bob)),
    ];
    const { known, people } = await dana.live.relay.query();
    expect(known).toBe(true);
    expect(people.find((one) => one.personId === personId)).toMatchObject({
      ...{ who: 'Alice', allocations: 1 },
    });
    expect(await dana.people.endRelay.mutate({ personId })).toEqual({ known: true, ended: 1 });
    expect(await held(stack)).toEqual({ Alice: 0, Bob: 1 });
    const audited = await dana.audit.list.query({ action: 'relay.end' });
    expect(audited.items).toMatchObject([
      { subjectId: personId, outcome: 'done', reason: '1 ended' },
    ]);

    const again = await allocate(await relayCredentials(alice));
    expect(await held(stack)).toEqual({ Alice: 1, Bob: 1 });
    await dana.people.block.mutate({ personId });
    const began = Date.now();
    while ((await held(stack))['Alice'] !== 0) await pause(10);
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(await codeOf(relayCredentials(alice))).toBe('person-blocked');
    expect(await held(stack)).toEqual({ Alice: 0, Bob: 1 });
    for (const client of [first, other, again]) await client.close();
  });

  it('are ended by those who look after people, and not by others', async () => {
    const { id: personId } = await stack.as('dana').me.profile.query();
    const ending = (login?: string) => codeOf(stack.as(login).people.endRelay.mutate({ personId }));
    expect(await ending()).toBe('not-signed-in');
    expect(await ending('bob')).toBe('not-allowed');
    expect(await codeOf(stack.as('bob').live.relay.query())).toBe('not-allowed');
  });
});

it('says so when the data plane has its relay off', async () => {
  await using stack = await startStack();
  expect(await codeOf(relayCredentials(stack.as('alice')))).toBe('relay-not-available');
});

it('says so where there is no control plane to end anything', async () => {
  await using stack = await startStack({ relay: true, controlled: false });
  const { id: personId } = await stack.as('alice').me.profile.query();
  const dana = stack.as('dana');
  expect(await codeOf(dana.live.relay.query())).toBe('not-ours');
  expect(await codeOf(dana.people.endRelay.mutate({ personId }))).toBe('not-ours');
});

function allocate({ iceServers: [server] }: RelayCredentials) {
  const url = server?.urls.find((one) => one.startsWith('turn:')) ?? '';
  const [, host = '', port] = /^turn:(.+):(\d+)/.exec(url) ?? [];
  const { username = '', credential: password = '' } = server ?? {};
  return createTurnClient({ address: [host, Number(port)], username, password });
}

/** Allocations by name, of those who have had some. */
async function held(stack: Stack): Promise<Record<string, number>> {
  const { people } = await stack.as('dana').live.relay.query();
  return Object.fromEntries(people.map(({ who, allocations }) => [who, allocations]));
}
