import { apps, pageApps } from './apps.ts';
import type { AppPorts, Setting } from './app.ts';
import { urlVariableOf } from './pages.ts';
import { urlOf } from './setting.ts';

interface Account {
  readonly clientId: string;
  readonly clientSecret: string;
}

const setting: Setting = {
  state: '/state',
  limits: 'on',
  running: apps,
  ports: Object.fromEntries(apps.map(({ name, ports }) => [name, ports])),
  secret: (name) => `secret of ${name}`,
};
const environmentOf = (name: string) =>
  apps.find((app) => app.name === name)?.environment(setting) ?? {};

describe('the stack', () => {
  it('lists each app once, after those it needs', () => {
    const names = apps.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, needs } of apps) {
      for (const needed of needs) {
        expect(names.indexOf(needed as never)).toBeGreaterThanOrEqual(0);
        expect(names.indexOf(needed as never)).toBeLessThan(names.indexOf(name));
      }
    }
  });

  it('gives no port out twice', () => {
    const ports = apps.flatMap((app) => Object.values<number>(app.ports satisfies AppPorts));
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('tells each app of pages where it is, and gives it a secret and a client of its own', () => {
    const told = pageApps.map(environmentOf);
    expect(new Set(told.map((env) => env['SESSION_SECRET'])).size).toBe(pageApps.length);
    const clients = environmentOf('identity-provider')['IDENTITY_PROVIDER_CLIENTS']?.split(' ');
    expect(clients).toEqual(
      pageApps.map((name, at) => `${told[at]?.['OIDC_CLIENT_ID']}=${urlOf(setting, name)}`),
    );
    for (const [at, name] of pageApps.entries())
      expect(told[at]?.[urlVariableOf(name)]).toBe(urlOf(setting, name));
  });

  it('lets pages that show the phone app ask the trusted service, and nobody else', () => {
    expect(environmentOf('access')['ACCESS_ALLOWED_ORIGINS']).toBe(
      'http://localhost:3970,http://localhost:3980',
    );
    const access = apps.find(({ name }) => name === 'access');
    const without = access?.environment({ ...setting, running: [] });
    expect(without?.['ACCESS_ALLOWED_ORIGINS']).toBe('');
    expect(environmentOf('identity-provider')['IDENTITY_PROVIDER_INSTALLED']).toBe(
      'switchboard-native=switchboard:/signed-in switchboard-native=http://localhost/signed-in.html',
    );
  });

  it('gives each app that signs in by itself the secret that the identity provider knows, also before it runs', () => {
    const provider = apps.find(({ name }) => name === 'identity-provider');
    const { IDENTITY_PROVIDER_SERVICES: known = '' } =
      provider?.environment({ ...setting, running: [] }) ?? {};
    const services = apps.flatMap(({ name, services: [main, ...more] = [] }) => {
      const { OIDC_CLIENT_SECRET: secret, BOTS_ACCOUNTS: accounts = '{}' } = environmentOf(name);
      const others = Object.values(JSON.parse(accounts) as Record<string, Account>);
      return [
        ...(main ? [{ ...main, secret }] : []),
        ...more.map((one) => ({
          ...one,
          secret: others.find(({ clientId }) => clientId === one.id)?.clientSecret,
        })),
      ];
    });
    expect(JSON.parse(known)).toEqual(services);
    expect(services.map(({ id }) => id)).toEqual([
      ...['switchboard-reception', 'switchboard-order-desk', 'switchboard-scribe'],
      'switchboard-robot',
    ]);
  });

  it('makes the data plane known to the carrier where that runs, and else tells it nothing of one', () => {
    const carrier = environmentOf('carrier');
    expect(environmentOf('dataplane')).toMatchObject({
      NUMBERS_INVENTORY_URL: 'http://localhost:3960',
      NUMBERS_INVENTORY_KEY: carrier['CARRIER_INVENTORY_KEY'],
      SMPP_URL: `smpp://${carrier['CARRIER_SYSTEM_ID']}@127.0.0.1:${carrier['CARRIER_SMPP_PORT']}`,
      SMPP_PASSWORD: carrier['CARRIER_PASSWORD'],
      SIP_TRUNK_URL: `sip:carrier.localhost:${carrier['CARRIER_SIP_PORT']}`,
    });
    expect(carrier['CARRIER_PASSWORD']).toHaveLength(8);
    const alone = apps
      .find(({ name }) => name === 'dataplane')
      ?.environment({ ...setting, running: [] });
    expect(Object.keys(alone ?? {}).filter((name) => /SMPP|NUMBERS/.test(name))).toEqual([]);
  });

  it('names a variable in the way of variables', () => {
    expect(urlVariableOf('web')).toBe('WEB_URL');
    expect(urlVariableOf('help-desk')).toBe('HELP_DESK_URL');
  });

  it('has no port that nobody described', () => {
    expect(() => urlOf(setting, 'web', 'https')).toThrow('no port "https" of "web"');
    expect(() => urlOf(setting, 'telephone')).toThrow('no port "http" of "telephone"');
  });
});
