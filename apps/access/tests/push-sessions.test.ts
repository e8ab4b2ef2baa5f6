import { createPageKey } from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';
import { PlatformError } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import { codeOf, startAccess } from './_access.ts';
import { openBrowser } from './_browser.ts';
import { fakeGateway } from './_gateway.ts';
import { startScriptedControl } from './_scripted-control.ts';
import { until } from './_until.ts';

const PHONE = '00000000-0000-4000-8000-000000000001';
const TABLET = '00000000-0000-4000-8000-000000000002';
const AT = '2026-01-14T12:00:00.000Z';
const LATER = '2026-01-15T12:00:00.000Z';

const of = (userId: string) => new URLSearchParams({ userId }).toString();

/** A trusted service, and what data plane and ACS were asked by it, in order. */
async function start({ isAzure = false } = {}) {
  const control = await startScriptedControl();
  const clock = new VirtualClock(Date.now());
  const acs = { ...fakeGateway(), isAway: false };
  const gateway = {
    ...acs,
    async revokeTokens(userId: string) {
      if (acs.isAway) throw new PlatformError('acs-unavailable', 'unavailable', 'Not now.');
      control.asked.push({ line: 'revoke', body: { userId } });
    },
  };
  const access = await startAccess(
    { clock, gateway },
    isAzure ? {} : { control: { url: control.url } },
  );
  return {
    ...{ access, acs, clock, control },
    open: (subject: string, id?: string) => openBrowser(access, clock, subject, { id }),
    async [Symbol.asyncDispose]() {
      await access[Symbol.asyncDispose]();
      await control[Symbol.asyncDispose]();
    },
  };
}

type Scene = Awaited<ReturnType<typeof start>>;

/** Who has had a token, and so has an identity that a device can be registered for. */
async function userIdOf(client: AccessClient): Promise<string> {
  const { publicKey } = await createPageKey();
  return (await client.me.token.mutate({ publicKey })).userId;
}

const handleOf = async (client: AccessClient): Promise<string> =>
  (await client.me.devices.query()).find(({ current }) => current)!.id;

const personIdOf = async (client: AccessClient): Promise<string> =>
  (await client.me.profile.query()).id;

const claim = (client: AccessClient, id: string, registeredAt = AT) =>
  client.push.claimDevice.mutate({ id, registeredAt });

const kept = (userId: string, ...ids: readonly string[]) => ({
  line: 'POST /push/installations/keep',
  body: { userId, installations: ids.map((id) => ({ id, registeredAt: AT })) },
});

/** Alice with a phone, a tablet and a laptop, of which the phone and the tablet get pushes. */
async function alices(scene: Scene) {
  const [phone, tablet, laptop] = [
    ...[await scene.open('alice'), await scene.open('alice'), await scene.open('alice')],
  ] as const;
  const userId = await userIdOf(phone);
  await claim(phone, PHONE);
  await claim(tablet, TABLET);
  await laptop.me.profile.query();
  return { phone, tablet, laptop, userId };
}

describe('a device that a sign-in has claimed', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await start();
  });
  afterEach(() => scene[Symbol.asyncDispose]());
  /** What was to be changed. */
  const asked = () => scene.control.asked.splice(0).filter(({ line }) => !line.startsWith('GET'));

  it('stays when another sign-in ends, which is said before the tokens end', async () => {
    const { phone, tablet, laptop, userId } = await alices(scene);
    await phone.me.endSession.mutate({ id: await handleOf(laptop) });
    const revoked = { line: 'revoke', body: { userId } };
    expect(asked()).toEqual([kept(userId, PHONE, TABLET), revoked]);
    await phone.me.endSession.mutate({ id: await handleOf(tablet) });
    expect(asked()).toEqual([kept(userId, PHONE), revoked]);
  });

  it('stays when staff end another sign-in, and goes with its own', async () => {
    const { phone, tablet, userId } = await alices(scene);
    const personId = await personIdOf(phone);
    const oscar = await scene.access.signInAs('oscar', 'operator');
    await oscar.people.endSession.mutate({ personId, id: await handleOf(phone) });
    expect(asked()).toMatchObject([kept(userId, TABLET), { line: 'revoke' }]);
    await expect(codeOf(tablet.me.profile.query())).resolves.toBe('ok');
    await scene.clock.advance(1);
    await oscar.people.endSessions.mutate({ personId });
    expect(asked()).toMatchObject([kept(userId), { line: 'revoke' }]);
  });

  it('stays when its sign-in ends all others, and no other does', async () => {
    const { phone, userId } = await alices(scene);
    await scene.clock.advance(1);
    await phone.me.signOutEverywhere.mutate();
    expect(asked()).toMatchObject([kept(userId, PHONE), { line: 'revoke' }]);
  });

  it('gets no more pushes when it is signed out on it', async () => {
    const { phone, userId } = await alices(scene);
    await phone.me.signOut.mutate();
    expect(asked()).toEqual([
      { line: `DELETE /push/installations/${PHONE}?${of(userId)}`, body: undefined },
    ]);
  });

  it.each([
    [
      'blocked',
      async ({ people }: AccessClient, personId: string) => people.block.mutate({ personId }),
    ],
    [
      'given another role',
      async ({ people }: AccessClient, personId: string) =>
        people.setRole.mutate({ personId, role: 'auditor' }),
    ],
    [
      'left without tokens',
      async ({ tokens }: AccessClient, personId: string) => tokens.revoke.mutate({ personId }),
    ],
  ])('goes with all others when its person is %s', async (_what, change) => {
    const { phone, userId } = await alices(scene);
    const personId = await personIdOf(phone);
    const dana = await scene.access.signInAs('dana', 'admin');
    await change(dana, personId);
    expect(asked()).toMatchObject([kept(userId), { line: 'revoke' }]);
    // Nor does it come back with the next sign-in that ends.
    const [first] = await dana.people.devices.query({ personId });
    await dana.people.endSession.mutate({ personId, id: first!.id });
    expect(asked()).toMatchObject([kept(userId), { line: 'revoke' }]);
  });

  it('belongs to the sign-in that claimed it last, and to none that is over', async () => {
    const { phone, tablet, laptop, userId } = await alices(scene);
    await claim(laptop, PHONE);
    await tablet.me.endSession.mutate({ id: await handleOf(laptop) });
    expect(asked()).toMatchObject([kept(userId, TABLET), { line: 'revoke' }]);
    await expect(codeOf(claim(laptop, PHONE))).resolves.toBe('session-ended');
    await claim(phone, PHONE);
    await claim(phone, PHONE);
    await phone.me.endSession.mutate({ id: await handleOf(tablet) });
    expect(asked()).toMatchObject([kept(userId, PHONE), { line: 'revoke' }]);
  });

  it('is the one that the same sign-in claimed last, as it registered then', async () => {
    const { phone, tablet, userId } = await alices(scene);
    await claim(phone, PHONE.toUpperCase(), LATER);
    await phone.me.endSession.mutate({ id: await handleOf(tablet) });
    const installations = [{ id: PHONE, registeredAt: LATER }];
    expect(asked()).toMatchObject([{ body: { userId, installations } }, { line: 'revoke' }]);
  });

  it('has one sign-in, also when two claim it at once', async () => {
    const { phone, tablet } = await alices(scene);
    await Promise.all([phone, tablet, phone, tablet].map((client) => claim(client, PHONE)));
    const where = { installationId: PHONE };
    await expect(scene.access.database.client.session.count({ where })).resolves.toBe(1);
  });

  it('is nobody else’s: neither strangers nor other people claim for it', async () => {
    const { phone, laptop, userId } = await alices(scene);
    const mallory = await scene.open('mallory');
    await claim(mallory, PHONE);
    await expect(codeOf(claim(scene.access.as(), PHONE))).resolves.toBe('not-signed-in');
    const wrong = [
      { id: 'x', registeredAt: AT },
      { id: PHONE, registeredAt: 'today' },
    ];
    for (const one of wrong) {
      await expect(codeOf(phone.push.claimDevice.mutate(one))).resolves.toBe('invalid-input');
    }
    // A program has no sign-in.
    await claim(await scene.access.signIn('alice'), PHONE);
    await phone.me.endSession.mutate({ id: await handleOf(laptop) });
    expect(asked()).toMatchObject([kept(userId, PHONE, TABLET), { line: 'revoke' }]);
  });

  it('is said of the sign-in, as long as the data plane has it as it was claimed', async () => {
    const { phone, tablet } = await alices(scene);
    const { value } = (await (await fetch(`${scene.control.url}/push/installations`)).json()) as {
      value: readonly { id: string; registeredAt: string }[];
    };
    const [known] = value;
    const listed = async () => {
      const sessions = await phone.me.devices.query();
      return sessions.filter(({ getsPushes }) => getsPushes).map(({ current }) => current);
    };
    // Neither of the two that were claimed is there.
    await expect(listed()).resolves.toEqual([]);
    await claim(phone, known!.id, known!.registeredAt);
    await claim(tablet, TABLET);
    await expect(listed()).resolves.toEqual([true]);
    await claim(phone, known!.id, LATER);
    await expect(listed()).resolves.toEqual([]);
    await claim(phone, known!.id, known!.registeredAt);
    scene.control.refuses.status = 503;
    await expect(listed()).resolves.toEqual([]);
  });

  it('is signed out when it is removed at a distance, and the others stay', async () => {
    const { phone, tablet, laptop, userId } = await alices(scene);
    const removed = { line: `DELETE /push/installations/${PHONE}?${of(userId)}` };
    await laptop.push.removeDevice.mutate({ id: PHONE });
    expect(asked()).toMatchObject([kept(userId, TABLET), { line: 'revoke' }, removed]);
    await expect(codeOf(phone.me.profile.query())).resolves.toBe('session-ended');
    await expect(codeOf(tablet.me.profile.query())).resolves.toBe('ok');
    await laptop.push.removeDevice.mutate({ id: PHONE });
    expect(asked()).toMatchObject([removed]);
  });

  it('is not signed out where it removes itself, nor when another person names it', async () => {
    const { phone, userId } = await alices(scene);
    await phone.push.removeDevice.mutate({ id: PHONE });
    expect(asked()).toMatchObject([{ line: `DELETE /push/installations/${PHONE}?${of(userId)}` }]);
    await expect(codeOf(phone.me.profile.query())).resolves.toBe('ok');
    const mallory = await scene.open('mallory');
    const hers = await userIdOf(mallory);
    await mallory.push.removeDevice.mutate({ id: TABLET });
    expect(asked()).toMatchObject([{ line: `DELETE /push/installations/${TABLET}?${of(hers)}` }]);
  });

  it('does not hold up a sign-out when the data plane does not answer', async () => {
    const { phone, tablet, laptop, userId } = await alices(scene);
    scene.control.refuses.status = 503;
    await phone.me.endSession.mutate({ id: await handleOf(laptop) });
    expect(asked()).toMatchObject([kept(userId, PHONE, TABLET), { line: 'revoke' }]);
    expect(scene.access.lines.join('')).toContain('all push registrations end with the tokens');
    await tablet.me.signOut.mutate();
    await expect(codeOf(tablet.me.profile.query())).resolves.toBe('session-ended');
    expect(scene.access.lines.join('')).toContain('was not removed');
  });

  it('stays when the tokens can be ended only later, if its sign-in is still there then', async () => {
    const { phone, tablet, laptop, userId } = await alices(scene);
    scene.acs.isAway = true;
    await phone.me.endSession.mutate({ id: await handleOf(laptop) });
    await phone.me.endSession.mutate({ id: await handleOf(tablet) });
    scene.acs.isAway = false;
    asked();
    await scene.clock.advance(15_000);
    await until('the tokens have ended', () => scene.control.asked.length === 2);
    expect(asked()).toMatchObject([kept(userId, PHONE), { line: 'revoke' }]);
  });
});

describe('with a resource of Azure', () => {
  it('nobody is asked about devices, and sign-outs work as they did', async () => {
    await using scene = await start({ isAzure: true });
    const { phone, laptop } = await alices(scene);
    await phone.me.endSession.mutate({ id: await handleOf(laptop) });
    await expect(codeOf(laptop.me.profile.query())).resolves.toBe('session-ended');
    await phone.me.signOut.mutate();
    expect(scene.control.asked.map(({ line }) => line)).toEqual(['revoke']);
  });
});
