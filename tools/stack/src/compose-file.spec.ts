import { readFileSync } from 'node:fs';
import { apps, pageApps } from './apps.ts';
import { urlVariableOf } from './pages.ts';
import { pushEnvironmentOf } from './push-account.ts';
import { urlOf } from './setting.ts';

const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
const compose = read('docker-compose.yml');
const ports = Object.fromEntries(apps.map((app) => [app.name, app.ports]));

/** What runs on servers; the identity provider there is one's own. */
const onServers = apps.filter(({ folder }) => folder.startsWith('apps/'));

/** The lines of one service. */
function serviceOf(name: string): string {
  const [, , service = ''] =
    new RegExp(`(^|\\n)  ${name}:\\n((?:    .*\\n|\\n)+)`).exec(compose) ?? [];
  return service;
}

/** The lines of one target. */
function imageOf(name: string): string {
  return (
    new RegExp(`^FROM \\S+ AS ${name}\\n(?:(?!FROM ).*\\n)+`, 'm').exec(read('Dockerfile'))?.[0] ??
    ''
  );
}

describe.each(onServers)('$name in docker-compose.yml', ({ name, healthPath, ports: { http } }) => {
  it('is built as what the Dockerfile has for it', () => {
    expect(serviceOf(name)).toContain(`build: { context: ., target: ${name} }`);
    expect(imageOf(name)).toMatch(new RegExp(`^EXPOSE ${http}\\b`, 'm'));
  });

  it('holds the tree that is made for it, and can change nothing of it', () => {
    expect(imageOf(name)).toContain(`\nCOPY --from=build /out/${name} ./\n`);
    expect(imageOf(name)).toContain(
      `\nCMD ["node", "--enable-source-maps", "apps/${name}/dist/main.js"]\n`,
    );
    expect(imageOf('base')).toMatch(/\nUSER node\n/);
    expect(imageOf('base')).not.toContain('COPY');
    expect(serviceOf(name)).toContain('\n    read_only: true\n');
  });

  it('is asked for its health where it says how it is, also by the console', () => {
    expect(serviceOf(name)).toContain(`fetch('http://localhost:${http}${healthPath}')`);
    const processes = /ACCESS_PROCESSES: >-\n((?: {8}.*\n)+)/.exec(compose)?.[1]?.trim();
    const address = new RegExp(`^http://(localhost|${name}):${http}${healthPath}$`);
    const told = processes?.split(/\s+/).find((one) => one.startsWith(`${name}=`));
    expect(told?.slice(name.length + 1)).toMatch(address);
  });
});

describe.each(pageApps)('%s on servers', (name) => {
  const environment =
    apps
      .find((app) => app.name === name)
      ?.environment({ state: '', limits: '', running: [], ports, secret: () => '' }) ?? {};

  it('is told what it is told on a laptop', () => {
    const { OIDC_ALLOW_INSECURE: _onLoopbackOnly, ...wanted } = environment;
    for (const variable of Object.keys(wanted))
      expect(serviceOf(name)).toMatch(new RegExp(`^ {6}${variable}: \\S`, 'm'));
  });

  it('is found where it is on a laptop unless told otherwise', () => {
    const usual = urlOf({ ports }, name);
    expect(serviceOf(name)).toContain(`\${${urlVariableOf(name)}:-${usual}}`);
    expect(read('.env.example')).toContain(`\n${urlVariableOf(name)}=${usual}\n`);
    expect(serviceOf(name)).toContain(`:-${environment['OIDC_CLIENT_ID']}}`);
    expect(serviceOf(name)).toMatch(
      /^ {4}ports: \['\$\{BIND_ADDRESS:-127\.0\.0\.1\}:(\d+):\1'\]$/m,
    );
  });
});

/** What is added where one wants it. */
const additions = ['docker-compose.phone.yml', 'docker-compose.push.yml'];

describe.each(additions)('%s', (file) => {
  const addition = read(file);

  it('asks for what can be set', () => {
    const names = [...addition.matchAll(/\$\{(\w+)/g)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(read('.env.example')).toMatch(new RegExp(`^${name}=`, 'm'));
  });

  it('sets what the data plane reads', () => {
    const known = read('apps/dataplane/src/env.ts');
    const [, dataplane = ''] = /^ {4}environment:\n((?: {6}.*\n)+)/m.exec(addition) ?? [];
    const set = [...dataplane.matchAll(/^ {6}(\w+):/gm)].map(([, name]) => name!);
    expect(set.length).toBeGreaterThan(0);
    for (const name of set) expect(known).toMatch(new RegExp(`^ {2}${name}:`, 'm'));
  });
});

describe('docker-compose.push.yml', () => {
  it('sets all that the push lab stands in for', () => {
    const setting = { state: '', limits: '', running: [], ports, secret: () => '' };
    const onLaptop = Object.keys(pushEnvironmentOf(setting, ''));
    const elsewhere = ['FCM_URL', 'APNS_SERVER', 'WNS_LOGIN_URL', 'NODE_EXTRA_CA_CERTS'];
    for (const name of onLaptop.filter((one) => !elsewhere.includes(one)))
      expect(read('docker-compose.push.yml')).toMatch(new RegExp(`^ {6}${name}: \\S`, 'm'));
  });
});

describe('the proxy in docker-compose.phone.yml', () => {
  it('is given what its configuration asks for', () => {
    const config = read('apps/dataplane/kamailio/kamailio.cfg');
    const asked = [...config.matchAll(/\$env\((\w+)\)/g)].map(([, name]) => name!);
    expect(asked.length).toBeGreaterThan(0);
    for (const name of asked)
      expect(read('docker-compose.phone.yml')).toMatch(new RegExp(`^ {6}${name}: \\S`, 'm'));
  });
});
