import { PlatformError } from '@switchboard/kernel';
import type { RouteEntry, TrunkEntry } from '@switchboard/access-api';
import type { RoutingGateway } from '../src/phone-network/routing-gateway.ts';
import { codeOf, startAccess } from './_access.ts';
import { startScriptedControl } from './_scripted-control.ts';

const FQDN = 'sbc.contoso.com';
const route: RouteEntry = {
  ...{ name: 'all', description: '', numberPattern: '^\\+', trunks: [FQDN] },
};

/** Trunks and routes at ACS as a script. */
function fakeRouting() {
  let trunks: readonly TrunkEntry[] = [{ fqdn: FQDN, port: 5_061 }];
  let routes: readonly RouteEntry[] = [];
  const state: { refuses?: Error } = {};
  const mayFail = (): void => {
    if (state.refuses) throw state.refuses;
  };
  const gateway: RoutingGateway = {
    get: async () => ({ trunks, routes }),
    async setTrunks(next) {
      mayFail();
      trunks = next;
    },
    async setRoutes(next) {
      mayFail();
      routes = next;
    },
  };
  return { ...gateway, state };
}

async function startWithControl() {
  const control = await startScriptedControl();
  const routing = fakeRouting();
  const access = await startAccess({ routing }, { control: { url: control.url } });
  const dana = await access.signInAs('dana', 'admin');
  return {
    ...{ control, routing, access, dana },
    async [Symbol.asyncDispose]() {
      await access[Symbol.asyncDispose]();
      await control[Symbol.asyncDispose]();
    },
  };
}

describe('the phone network', () => {
  it('is shown with the state of each trunk, to the staff', async () => {
    await using started = await startWithControl();
    const oscar = await started.access.signInAs('oscar', 'operator');
    await expect(oscar.phoneNetwork.trunks.query()).resolves.toMatchObject({
      ...{ live: 'on', isDefault: false, routes: [] },
      trunks: [{ fqdn: FQDN, port: 5_061, protocol: 'tls', state: 'down', reason: 'no-answer' }],
    });
  });

  it('is that of the data plane as long as the resource has set none', async () => {
    await using started = await startWithControl();
    started.control.answers['GET /phone'] = {
      ...{ isDefault: true, lines: 0, routes: [{ ...route, description: null }] },
      trunks: [],
    };
    await expect(started.dana.phoneNetwork.trunks.query()).resolves.toMatchObject({
      ...{ live: 'on', isDefault: true, trunks: [], routes: [route] },
    });
  });

  it('is changed by admins, which is written down', async () => {
    await using started = await startWithControl();
    const { dana } = started;
    const { revision } = await dana.phoneNetwork.trunks.query();
    await dana.phoneNetwork.setRoutes.mutate({ revision, routes: [route] });
    const after = await dana.phoneNetwork.trunks.query();
    expect(after.routes).toEqual([route]);
    const trunks = [{ fqdn: FQDN, port: 5_071 }];
    await dana.phoneNetwork.setTrunks.mutate({ revision: after.revision, trunks });
    expect((await dana.phoneNetwork.trunks.query()).trunks).toMatchObject(trunks);
    const { items } = await dana.audit.list.query({ action: 'phoneNetwork.' });
    expect(items.map(({ action, reason }) => `${action}: ${reason}`)).toEqual([
      'phoneNetwork.setTrunks: 1 trunks',
      'phoneNetwork.setRoutes: 1 routes',
    ]);
  });

  it('is not replaced by who has not seen what somebody else changed', async () => {
    await using started = await startWithControl();
    const { dana } = started;
    const { revision } = await dana.phoneNetwork.trunks.query();
    await dana.phoneNetwork.setRoutes.mutate({ revision, routes: [route] });
    const again = dana.phoneNetwork.setRoutes.mutate({ revision, routes: [] });
    await expect(codeOf(again)).resolves.toBe('routing-changed');
    expect((await dana.phoneNetwork.trunks.query()).routes).toEqual([route]);
  });

  it('stays when ACS refuses, which is written down as well', async () => {
    await using started = await startWithControl();
    const { dana, routing } = started;
    const { revision } = await dana.phoneNetwork.trunks.query();
    routing.state.refuses = new PlatformError('trunk-in-use', 'conflict', 'Used.');
    const removing = dana.phoneNetwork.setTrunks.mutate({ revision, trunks: [] });
    await expect(codeOf(removing)).resolves.toBe('trunk-in-use');
    const { items } = await dana.audit.list.query({ action: 'phoneNetwork.' });
    expect(items.map(({ outcome }) => outcome)).toEqual(['failed', 'done']);
  });

  it.each([
    [404, 'off'],
    [500, 'unavailable'],
  ])('says when nobody tells how trunks are: %i', async (status, live) => {
    await using started = await startWithControl();
    started.control.refuses.status = status;
    await expect(started.dana.phoneNetwork.trunks.query()).resolves.toMatchObject({
      ...{ live, trunks: [{ fqdn: FQDN, state: 'unknown', since: null }] },
    });
  });

  it('has routes on Azure as well, without the state of trunks', async () => {
    await using access = await startAccess({ routing: fakeRouting() });
    const dana = await access.signInAs('dana', 'admin');
    await expect(dana.phoneNetwork.trunks.query()).resolves.toMatchObject({
      ...{ live: 'not-ours', trunks: [{ fqdn: FQDN, state: 'unknown', protocol: null }] },
    });
    await expect(codeOf(dana.phoneNetwork.ladders.query())).resolves.toBe('not-ours');
  });

  it('tells the staff what was said about a call with a phone', async () => {
    await using started = await startWithControl();
    const { control, access } = started;
    const oscar = await access.signInAs('oscar', 'operator');
    const [ladder] = await oscar.phoneNetwork.ladders.query();
    expect(ladder).toMatchObject({ trunk: FQDN, state: 'failed', status: 486 });
    const { id } = ladder!;
    const { messages } = await oscar.phoneNetwork.ladder.query({ id });
    expect(messages.map(({ method, status }) => [method, status])).toEqual([
      ['INVITE', null],
      ['INVITE', 486],
    ]);
    control.refuses.status = 404;
    await expect(oscar.phoneNetwork.ladders.query()).resolves.toEqual([]);
    const asking = oscar.phoneNetwork.ladder.query({ id });
    await expect(codeOf(asking)).resolves.toBe('phone-call-not-found');
    control.refuses.status = 500;
    await expect(codeOf(oscar.phoneNetwork.ladders.query())).resolves.toBe('control-refused');
  });

  it('warns in the overview of a trunk that is down', async () => {
    await using started = await startWithControl();
    const { warnings } = await started.dana.overview.read.query({ span: 'hour' });
    expect(warnings).toContainEqual({ kind: 'trunk', name: FQDN });
  });
});
