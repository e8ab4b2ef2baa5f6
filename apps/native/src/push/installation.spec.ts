import { jest } from '@jest/globals';
import type { RegistrationClient } from '@switchboard/push';
import { createInstallation } from './installation.ts';
import type { InstallationOptions } from './installation.ts';

const target = (token: string) => ({ service: 'fcm', token: token.repeat(30) }) as const;
const ID = '0d9c7f2e-5f0e-4a53-9c1e-0a4b8a3f7f10';
const AT = '2026-01-14T12:00:00.000Z';
const settle = () => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const client = {
    register: jest.fn<RegistrationClient['register']>(
      async (id, { app, name, target: { service } }) => ({
        ...{ id, app, name, service, registeredAt: AT, expiresAt: AT },
      }),
    ),
    remove: jest.fn<RegistrationClient['remove']>(async () => undefined),
    stateOf: jest.fn<RegistrationClient['stateOf']>(async () => 'ringing'),
  };
  const claim = jest.fn<InstallationOptions['claim']>(async () => ({}));
  const options = { installationId: ID, appId: 'com.example.app', deviceName: 'Pixel', claim };
  return { claim, client, installation: createInstallation(options) };
}

describe('where a device is reached', () => {
  it('is said once a start, and again when it changes', async () => {
    const { client, installation } = setUp();
    installation.setTarget(target('a'));
    expect(client.register).not.toHaveBeenCalled();
    installation.setClient(client);
    installation.setClient(client);
    installation.setTarget(target('a'));
    await settle();
    expect(installation.state.get()).toBe('registered');
    installation.setTarget(target('b'));
    await settle();
    expect(client.register.mock.calls).toEqual([
      [ID, { app: 'com.example.app', name: 'Pixel', target: target('a') }],
      [ID, { app: 'com.example.app', name: 'Pixel', target: target('b') }],
    ]);
  });

  it('is taken back when the system refuses, or the person does not want it', async () => {
    const { client, installation } = setUp();
    installation.setTarget(target('a'));
    installation.setClient(client);
    await settle();
    installation.setTarget(undefined);
    expect([installation.state.get(), client.remove.mock.calls.length]).toEqual(['refused', 1]);
    installation.setTarget(target('a'));
    await settle();
    installation.setWanted(false);
    expect([installation.state.get(), client.remove.mock.calls.length]).toEqual(['off', 2]);
  });

  it('is not said where the policy lets nobody be woken, and said when it does again', async () => {
    const { client, installation } = setUp();
    installation.setAllowed(false);
    installation.setTarget(target('a'));
    installation.setClient(client);
    await settle();
    expect(client.register).not.toHaveBeenCalled();
    expect(installation.state.get()).toBe('not-allowed');
    installation.setAllowed(true);
    await settle();
    expect([installation.state.get(), client.register.mock.calls.length]).toEqual([
      'registered',
      1,
    ]);
    installation.setAllowed(false);
    expect([installation.state.get(), client.remove.mock.calls.length]).toEqual(['not-allowed', 1]);
  });

  it('is taken back too when an earlier run said it', () => {
    const { client, installation } = setUp();
    installation.setWanted(false);
    installation.setTarget(target('a'));
    installation.setClient(client);
    expect([client.register.mock.calls.length, client.remove.mock.calls.length]).toEqual([0, 1]);
  });

  it('is tried again by the next connection when it failed', async () => {
    const { client, installation } = setUp();
    client.register.mockRejectedValueOnce(new Error('away'));
    installation.setTarget(target('a'));
    installation.setClient(client);
    await settle();
    expect(installation.state.get()).toBe('failed');
    installation.setClient({ ...client });
    await settle();
    expect(installation.state.get()).toBe('registered');
  });

  it('does not let a late answer speak for a newer one', async () => {
    const { client, installation } = setUp();
    const first = Promise.withResolvers<never>();
    client.register.mockReturnValueOnce(first.promise);
    installation.setTarget(target('a'));
    installation.setClient(client);
    installation.setTarget(target('b'));
    await settle();
    first.reject(new Error('late'));
    await settle();
    expect(installation.state.get()).toBe('registered');
  });

  it('is claimed for the sign-in each time it was said, as it was said last', async () => {
    const { claim, client, installation } = setUp();
    const first = Promise.withResolvers<never>();
    client.register.mockReturnValueOnce(first.promise);
    installation.setTarget(target('a'));
    installation.setClient(client);
    await settle();
    expect(claim).not.toHaveBeenCalled();
    installation.setTarget(target('b'));
    await settle();
    first.resolve({ id: ID, registeredAt: '2026-01-14T11:00:00.000Z' } as never);
    await settle();
    expect(claim.mock.calls).toEqual([[{ id: ID, registeredAt: AT }]]);
  });

  it('rings also when nobody heard the claim, which the next connection makes again', async () => {
    const { claim, client, installation } = setUp();
    claim.mockRejectedValueOnce(new Error('away'));
    installation.setTarget(target('a'));
    installation.setClient(client);
    await settle();
    expect(installation.state.get()).toBe('registered');
    installation.setClient({ ...client });
    await settle();
    expect(claim).toHaveBeenCalledTimes(2);
  });

  it('is not claimed when it failed', async () => {
    const { claim, client, installation } = setUp();
    client.register.mockRejectedValueOnce(new Error('away'));
    installation.setTarget(target('a'));
    installation.setClient(client);
    await settle();
    expect([installation.state.get(), claim.mock.calls]).toEqual(['failed', []]);
  });

  it('goes with the sign-in, also when nobody answers', async () => {
    const { client, installation } = setUp();
    installation.setTarget(target('a'));
    installation.setClient(client);
    client.remove.mockRejectedValueOnce(new Error('away'));
    await installation.remove();
    expect([client.remove.mock.calls, installation.state.get()]).toEqual([[[ID]], 'off']);
  });
});
