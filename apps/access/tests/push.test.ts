import { createPageKey } from '@switchboard/access-api/client';
import { defaultTokenPolicy } from '@switchboard/identity';
import type { Role } from '@switchboard/identity';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';
import { startScriptedControl } from './_scripted-control.ts';
import { until } from './_until.ts';

const device = '00000000-0000-4000-8000-000000000007';
type Client = Awaited<ReturnType<Started['signIn']>>;

let access: Started;
let control: Awaited<ReturnType<typeof startScriptedControl>>;
beforeEach(async () => {
  control = await startScriptedControl();
  access = await startAccess({}, { control: { url: control.url } });
});
afterEach(async () => {
  await access[Symbol.asyncDispose]();
  await control[Symbol.asyncDispose]();
});

/** Who has had a token, and so has an identity that a device can be registered for. */
async function withIdentity(name: string, role = 'member') {
  const client = await access.signInAs(name, role);
  const { publicKey } = await createPageKey();
  const { userId } = await client.me.token.mutate({ publicKey });
  return { client, userId, id: (await client.me.profile.query()).id };
}

const asked = (start: string) => control.asked.filter(({ line }) => line.startsWith(start));
const of = (userId: string) => new URLSearchParams({ userId }).toString();

async function decide(admin: Client, mayGetPushes: boolean, role: Role = 'member') {
  const { version: base } = await admin.policy.current.query();
  const rule = { ...defaultTokenPolicy[role], mayGetPushes };
  const copied = { ...rule, scopes: [...rule.scopes] };
  const policy = { ...structuredClone(defaultTokenPolicy), [role]: copied } as Parameters<
    typeof admin.policy.change.mutate
  >[0]['policy'];
  await admin.policy.change.mutate({ policy, note: 'n', base });
}

describe('devices that are woken', () => {
  it('are listed to their owner, and removed by them alone', async () => {
    const { client: alice, userId, id } = await withIdentity('alice');
    await expect(alice.push.devices.query()).resolves.toMatchObject([
      { id: device, name: 'Pixel', service: 'fcm', lastPush: { state: 'sent', type: 'test' } },
    ]);
    await alice.push.removeDevice.mutate({ id: device });
    expect(asked('DELETE')).toMatchObject([
      { line: `DELETE /push/installations/${device}?${of(userId)}` },
    ]);
    const dana = await access.signInAs('dana', 'admin');
    const { items } = await dana.audit.list.query({ action: 'push.' });
    expect(items).toMatchObject([{ action: 'push.remove', subjectId: id }]);
  });

  it('are never somebody else’s: whose they are is who asks', async () => {
    const { userId } = await withIdentity('alice');
    const { client: bob, userId: his } = await withIdentity('bob');
    await bob.push.removeDevice.mutate({ id: device });
    expect(asked('DELETE').map(({ line }) => line)).toEqual([
      `DELETE /push/installations/${device}?${of(his)}`,
    ]);
    expect(control.asked.map(({ line }) => line).join()).not.toContain(of(userId));
    const personId = (await (await access.signIn('alice')).me.profile.query()).id;
    const tries = [
      bob.push.installations.query({ personId }),
      bob.push.removeInstallation.mutate({ personId, id: device }),
      bob.push.test.mutate({ personId, id: device }),
      bob.push.deliveries.query({ personId }),
      bob.push.services.query(),
    ];
    for (const one of tries) await expect(codeOf(one)).resolves.toBe('not-allowed');
    const stranger = access.as();
    const strange = [
      stranger.push.devices.query(),
      stranger.push.removeDevice.mutate({ id: device }),
    ];
    for (const one of strange) await expect(codeOf(one)).resolves.toBe('not-signed-in');
  });

  it('of somebody without an identity are none, and nobody asks for them', async () => {
    const carol = await access.signIn('carol');
    await expect(carol.push.devices.query()).resolves.toEqual([]);
    await carol.push.removeDevice.mutate({ id: device });
    expect(control.asked).toEqual([]);
  });

  it('are looked after by staff, within their charge', async () => {
    const { userId, id: personId } = await withIdentity('alice');
    const oscar = await access.signInAs('oscar', 'operator');
    await expect(oscar.push.installations.query({ personId })).resolves.toHaveLength(1);
    await expect(oscar.push.test.mutate({ personId, id: device })).resolves.toEqual({
      eventId: 'e8',
    });
    await oscar.push.removeInstallation.mutate({ personId, id: device });
    expect(asked('DELETE')).toHaveLength(1);
    const { id: danaId } = await withIdentity('dana', 'admin');
    for (const call of [oscar.push.test, oscar.push.removeInstallation]) {
      const one = call.mutate({ personId: danaId, id: device });
      await expect(codeOf(one)).resolves.toBe('not-your-charge');
    }
    control.refuses.status = 404;
    const gone = oscar.push.test.mutate({ personId, id: device });
    await expect(codeOf(gone)).resolves.toBe('installation-not-found');
    const dana = await access.signIn('dana');
    const { items } = await dana.audit.list.query({ action: 'push.' });
    const done = items.filter(({ outcome }) => outcome === 'done');
    expect(done.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['push.remove', personId],
      ['push.test', personId],
    ]);
    expect(asked('POST').map(({ line }) => line)).toContain(
      `POST /push/installations/${device}/test?${of(userId)}`,
    );
  });

  it('show what became of pushes, by name and page by page', async () => {
    const { userId, id: personId } = await withIdentity('alice');
    const oscar = await access.signInAs('oscar', 'operator');
    control.answers['GET /push/deliveries'] = {
      value: [
        {
          ...{ id: '7', eventId: 'e7', userId, installationId: device, service: 'fcm' },
          ...{ type: 'incoming-call', state: 'refused', reason: 'UNREGISTERED', attempts: 1 },
          ...{ bytes: null, createdAt: '2026-01-01T00:00:00.000Z', endedAt: null },
        },
      ],
      after: 'next-page',
    };
    const page = oscar.push.deliveries.query({ personId, state: 'refused', cursor: 'this-page' });
    await expect(page).resolves.toMatchObject({
      items: [{ person: { id: personId, name: 'Alice' }, reason: 'UNREGISTERED' }],
      cursor: 'next-page',
    });
    const { searchParams } = new URL(asked('GET').at(-1)!.line.slice(4), 'http://localhost');
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ state: 'refused', limit: '50', after: 'this-page', userId },
    });
    control.refuses.status = 400;
    const lost = oscar.push.deliveries.query({ cursor: 'x' });
    await expect(codeOf(lost)).resolves.toBe('invalid-cursor');
  });
});

describe('a role without pushes', () => {
  it('is told so, and its devices are forgotten at once, and again when they are listed', async () => {
    const { client: alice, userId } = await withIdentity('alice');
    const { client: dana, userId: hers } = await withIdentity('dana', 'admin');
    await expect(alice.me.profile.query()).resolves.toMatchObject({ mayGetPushes: true });
    await decide(dana, false);
    await until('devices are withdrawn', () => asked('POST /push/installations/remove').length > 0);
    expect(asked('POST /push/installations/remove')).toMatchObject([
      { body: { userIds: [userId] } },
    ]);
    await expect(alice.me.profile.query()).resolves.toMatchObject({ mayGetPushes: false });
    await expect(dana.me.profile.query()).resolves.toMatchObject({ mayGetPushes: true });
    await expect(alice.push.devices.query()).resolves.toEqual([]);
    expect(asked('POST /push/installations/remove')).toHaveLength(2);
    expect(JSON.stringify(asked('POST'))).not.toContain(hers);
    await expect(dana.push.devices.query()).resolves.toHaveLength(1);
    await decide(dana, true);
    await expect(alice.push.devices.query()).resolves.toHaveLength(1);
  });
});

describe('without a control plane', () => {
  it('nothing is ours to look into, and what the policy says is told all the same', async () => {
    await using azure = await startAccess();
    const dana = await azure.signInAs('dana', 'admin');
    const { id: personId } = await dana.me.profile.query();
    const tries = [
      dana.push.devices.query(),
      dana.push.removeDevice.mutate({ id: device }),
      dana.push.installations.query({ personId }),
      dana.push.removeInstallation.mutate({ personId, id: device }),
      dana.push.test.mutate({ personId, id: device }),
      dana.push.services.query(),
      dana.push.deliveries.query({}),
    ];
    for (const one of tries) await expect(codeOf(one)).resolves.toBe('not-ours');
    await expect(dana.me.profile.query()).resolves.toMatchObject({ mayGetPushes: true });
  });
});
