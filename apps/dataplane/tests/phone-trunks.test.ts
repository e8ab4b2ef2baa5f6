import { SipRoutingClient } from '@azure/communication-phone-numbers';
import { phoneInfo, phoneOn, startWithPhone } from './_phone.ts';
import type { Running } from './_harness.ts';
import { TestTrunk } from './_trunk.ts';
import { until } from './_until.ts';

const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

describe('what the control plane tells of trunks', () => {
  let trunk: TestTrunk;
  let running: Running;

  beforeAll(async () => {
    trunk = await TestTrunk.open();
    running = await startWithPhone(phoneOn(trunk.port, [28_840, 28_859]));
  });
  afterAll(async () => {
    await running?.[Symbol.asyncDispose]();
    await trunk?.[Symbol.asyncDispose]();
  });

  const trunks = async () => (await phoneInfo(running)).trunks;
  const isUp = async (): Promise<boolean> =>
    (await trunks()).some(({ fqdn, state }) => fqdn === 'trunk.localhost' && state === 'up');

  test('the one of the settings, and the route that it is taken by', async () => {
    await until('the trunk is up', isUp);
    expect(await phoneInfo(running)).toMatchObject({
      isDefault: true,
      routes: [{ name: 'default', numberPattern: '^\\+', trunks: ['trunk.localhost'] }],
      trunks: [
        {
          ...{ fqdn: 'trunk.localhost', port: trunk.port, protocol: 'udp', state: 'up' },
          ...{ since: expect.stringMatching(ISO), reason: null },
        },
      ],
    });
  });

  test('those of the resource, and which of them leads nowhere', async () => {
    const client = new SipRoutingClient(running.plane.connectionString, {
      allowInsecureConnection: true,
    });
    await client.setTrunks([
      { fqdn: 'trunk.localhost', sipSignalingPort: trunk.port },
      { fqdn: 'nowhere.invalid', sipSignalingPort: 5_061 },
    ]);
    const route = { name: 'all', numberPattern: '^\\+1', trunks: ['trunk.localhost'] };
    await client.setRoutes([route]);
    await until('both are told', async () => (await trunks()).length === 2);
    await until(
      'the route is told',
      async () => (await phoneInfo(running)).routes[0]?.name === 'all',
    );
    await until('the trunk is up', isUp);
    const { isDefault, routes, trunks: told } = await phoneInfo(running);
    expect({ isDefault, routes }).toMatchObject({ isDefault: false, routes: [route] });
    expect(told.find(({ fqdn }) => fqdn === 'nowhere.invalid')).toEqual({
      ...{ fqdn: 'nowhere.invalid', port: 5_061, protocol: 'tls', state: 'down' },
      ...{ since: expect.stringMatching(ISO), reason: 'no-address' },
    });
  });
});
