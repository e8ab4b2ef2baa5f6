import { SipRoutingClient } from '@azure/communication-phone-numbers';
import type { SipTrunkRoute } from '@azure/communication-phone-numbers';
import { all, control, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { signedRequest } from './_signed.ts';

let running: Running;
let client: SipRoutingClient;
beforeAll(async () => {
  running = await start();
  client = new SipRoutingClient(running.plane.connectionString, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
});
afterAll(() => running[Symbol.asyncDispose]());
beforeEach(async () => void (await control(running.plane, 'POST', '/reset')));

const trunks = [
  { fqdn: 'sbc1.contoso.com', sipSignalingPort: 5061 },
  { fqdn: 'sbc2.contoso.com', sipSignalingPort: 5062 },
];
const route = (more: Partial<SipTrunkRoute> = {}): SipTrunkRoute => ({
  ...{ name: 'first', description: "first's description", numberPattern: '^\\+1[0-9]{10}$' },
  ...{ trunks: [], ...more },
});
/** Refused in the service's own words. */
const refusedWith = (code: string, statusCode = 422) =>
  expect.objectContaining({
    statusCode,
    code: 'UnprocessableConfiguration',
    details: expect.objectContaining({
      error: expect.objectContaining({ innerError: expect.objectContaining({ code }) }),
    }),
  });
const patch = (body: object) =>
  signedRequest(running.plane.http, 'PATCH', '/sip?api-version=2023-03-01', body);

describe('SIP routing, with the SDK of Microsoft', () => {
  it('has nothing at first', async () => {
    expect(await all(client.listTrunks())).toEqual([]);
    expect(await all(client.listRoutes())).toEqual([]);
    await expect(client.getTrunk('sbc1.contoso.com')).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('sets, changes and deletes trunks', async () => {
    expect(await client.setTrunks(trunks)).toEqual(trunks);
    const changed = { fqdn: 'sbc1.contoso.com', sipSignalingPort: 5071 };
    expect(await client.setTrunk(changed)).toEqual(changed);
    expect(await client.getTrunk('sbc1.contoso.com')).toEqual(changed);
    await client.deleteTrunk('sbc1.contoso.com');
    expect(await all(client.listTrunks())).toEqual(trunks.slice(1));
    expect(await client.setTrunks(trunks.slice(0, 1))).toEqual(trunks.slice(0, 1));
    expect(await client.setTrunks([])).toEqual([]);
    expect((await control(running.plane, 'GET', '/stats')).body).toMatchObject({ sipTrunks: 0 });
  });

  it('replaces the routes, in their order, and leaves the trunks alone', async () => {
    await client.setTrunks(trunks);
    const routes = [
      route({ trunks: trunks.map(({ fqdn }) => fqdn) }),
      // As the examples of the SDK have it.
      route({ name: 'second', numberPattern: '^+[1-9][0-9]{3,23}$' }),
    ];
    expect(await client.setRoutes(routes)).toEqual(routes);
    expect(await client.setRoutes(routes.toReversed())).toEqual(routes.toReversed());
    expect(await all(client.listRoutes())).toEqual(routes.toReversed());
    expect(await all(client.listTrunks())).toEqual(trunks);
    expect(await client.setRoutes([])).toEqual([]);
  });

  it('keeps the trunks that a route is for', async () => {
    await client.setTrunks(trunks);
    await client.setRoutes([route({ trunks: ['sbc1.contoso.com'] })]);
    const refusal = refusedWith('MissingTrunk');
    await expect(client.deleteTrunk('sbc1.contoso.com')).rejects.toEqual(refusal);
    await expect(client.setTrunks(trunks.slice(1))).rejects.toEqual(refusal);
    expect(await all(client.listTrunks())).toEqual(trunks);
  });

  it.each([
    ['InvalidRouteName', [route({ name: '' })]],
    ['InvalidRouteNumberPattern', [route({ numberPattern: '' })]],
    ['InvalidRouteNumberPattern', [route({ numberPattern: '(' })]],
    ['InvalidRouteNumberPattern', [route({ numberPattern: '(1+)+$' })]],
    ['MissingTrunk', [route({ trunks: ['not.there.com'] })]],
  ])('refuses routes: %s', async (code, routes) => {
    await expect(client.setRoutes(routes)).rejects.toEqual(refusedWith(code));
    expect(await all(client.listRoutes())).toEqual([]);
  });

  it('refuses what there is twice', async () => {
    await client.setTrunks(trunks);
    const twice = route({ trunks: ['sbc1.contoso.com', 'sbc1.contoso.com'] });
    await expect(client.setRoutes([twice])).rejects.toEqual(
      refusedWith('RouteWithDuplicatedTrunk', 400),
    );
    await expect(client.setRoutes([route(), route()])).rejects.toEqual(
      refusedWith('DuplicatedRoute', 400),
    );
  });

  it.each([
    ['InvalidTrunkFqdn', { fqdn: '-1', sipSignalingPort: 5061 }],
    ['InvalidTrunkFqdn', { fqdn: '192.0.2.1', sipSignalingPort: 5061 }],
    ['InvalidTrunkFqdn', { fqdn: 'localhost', sipSignalingPort: 5061 }],
    ['InvalidTrunkSipSignalingPort', { fqdn: 'sbc.contoso.com', sipSignalingPort: 0 }],
    ['InvalidTrunkSipSignalingPort', { fqdn: 'sbc.contoso.com', sipSignalingPort: 70_000 }],
  ])('refuses trunks: %s', async (code, trunk) => {
    await expect(client.setTrunk(trunk)).rejects.toEqual(refusedWith(code));
    expect(await all(client.listTrunks())).toEqual([]);
  });

  it('says the code in a header as well, and wants something to change', async () => {
    for (const nothing of [{}, { trunks: {} }]) {
      const { status, headers, body } = await patch(nothing);
      expect([status, headers.get('x-ms-error-code')]).toEqual([422, 'UnprocessableConfiguration']);
      expect(body).toMatchObject({ error: { innererror: { code: 'EmptyPatch' } } });
    }
  });

  it('holds as much as it may', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ fqdn: `s${at}.a.com`, sipSignalingPort: 5061 }));
    expect(await client.setTrunks(many(250))).toHaveLength(250);
    await expect(client.setTrunks(many(251))).rejects.toEqual(refusedWith('TooManyTrunks'));
    // The SDK counts routes itself, and the length of what is in them.
    const routes = Array.from({ length: 251 }, (_, at) => route({ name: `route ${at}` }));
    const codes = [
      { routes },
      { routes: [route({ name: 'x'.repeat(257) })] },
      { routes: [route({ description: 'x'.repeat(1_025) })] },
      { routes: [route({ numberPattern: '1'.repeat(1_025) })] },
      { routes: [route({ trunks: many(251).map(({ fqdn }) => fqdn) })] },
    ].map(async (body) => (await patch(body)).body);
    expect(await Promise.all(codes)).toMatchObject(
      [
        'TooManyRoutes',
        'InvalidRouteName',
        'InvalidRouteDescription',
        'InvalidRouteNumberPattern',
        'TooManyRouteTrunks',
      ].map((code) => ({ error: { innererror: { code } } })),
    );
  });
});
