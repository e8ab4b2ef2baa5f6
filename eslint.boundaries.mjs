import { readdirSync } from 'node:fs';

/**
 * The floors of the house as lint rules. Every allowed edge is listed; what is not listed is refused.
 * Three axes: layer (an import only goes down), scope (a domain does not reach into a stranger's),
 * runtime (nothing that needs Node ends in a page).
 */
const layer = (from, ...to) => ({
  sourceTag: `layer:${from}`,
  onlyDependOnLibsWithTags: to.map((name) => `layer:${name}`),
});
const scope = (from, ...to) => ({
  sourceTag: `scope:${from}`,
  onlyDependOnLibsWithTags: [from, ...to].map((name) => `scope:${name}`),
});
const runtime = (from, ...to) => ({
  sourceTag: `runtime:${from}`,
  onlyDependOnLibsWithTags: to.map((name) => `runtime:${name}`),
});

/** The apps of pages, and which domains each may know besides its own. */
const PAGE_APPS = {
  web: ['session', 'chat', 'calling', 'telephony', 'telephony-api', 'identity', 'acs'],
  // Who administers sees no conversation but through the trusted service, and of bots how they do.
  console: ['bots-api', 'identity'],
  networking: ['networking', 'session', 'chat', 'calling', 'identity', 'acs'],
  telephony: ['telephony-api', 'telephony', 'identity'],
  bots: ['bots-api', 'bots', 'telephony', 'identity'],
};
const PAGE_APP_NAMES = Object.keys(PAGE_APPS);

/** The same files of every app of pages. */
const inPageApps = (pattern) => PAGE_APP_NAMES.map((name) => `apps/${name}/${pattern}`);

/** An app whose domain has its name is told apart from it. */
const scopeOfApp = (name) => (SCOPES.includes(name) ? `${name}-app` : name);

const APP = ['binding', 'edge', 'adapter', 'domain', 'contract', 'kernel'];
const SCOPES = [
  ...['wire', 'acs', 'control', 'database', 'dataplane', 'access', 'identity'],
  ...['chat', 'calling', 'shared'],
  'networking',
  'native',
  'session',
  ...['telephony', 'telephony-api', 'telephony-service'],
  ...['bots', 'bots-api', 'bots-service'],
];

export const depConstraints = [
  layer('kernel'),
  layer('contract', 'kernel'),
  layer('domain', 'contract', 'kernel'),
  // An adapter knows no other one: whoever needs two of them builds both.
  layer('adapter', 'domain', 'contract', 'kernel'),
  // The server of pages stands before two adapters, sign-in and the trusted service.
  layer('edge', 'adapter', 'domain', 'contract', 'kernel'),
  layer('binding', 'binding', 'adapter', 'domain', 'contract', 'kernel'),
  layer('app', ...APP),
  layer('testing', 'app', 'tool', ...APP),
  layer('tool', 'tool', 'testing', 'adapter', 'domain', 'contract', 'kernel'),

  // What everybody may use knows nobody.
  scope('shared'),
  scope('wire', 'shared'),
  scope('acs', 'wire', 'shared'),
  scope('control', 'shared'),
  // The law: the data plane shares no understanding with the apps that talk to it.
  scope('dataplane', 'wire', 'shared'),
  scope('identity', 'shared'),
  scope('database', 'shared'),
  // The trusted service alone holds the connection string, the ledger, and a say over the data plane.
  scope('access', 'identity', 'database', 'acs', 'control', 'shared'),
  scope('chat', 'shared'),
  scope('calling', 'wire', 'shared'),
  ...Object.entries(PAGE_APPS).map(([name, domains]) =>
    scope(scopeOfApp(name), ...domains, 'shared'),
  ),
  // The phone app does what the web app does, and has no server of pages.
  scope('native', 'session', 'chat', 'calling', 'identity', 'acs', 'shared'),
  scope('networking', 'shared'),
  scope('session', 'identity', 'acs', 'chat', 'shared'),
  scope('telephony', 'shared'),
  scope('telephony-api', 'telephony', 'identity', 'shared'),
  // It holds a credential of its own to send texts, and asks the trusted service who somebody is.
  scope('telephony-service', 'telephony-api', 'telephony', 'identity', 'acs', 'shared'),
  scope('bots', 'shared'),
  scope('bots-api', 'bots', 'identity', 'shared'),
  // It answers calls and chats with a credential of its own, and asks others as a program that signs in.
  scope(
    'bots-service',
    ...['bots', 'bots-api', 'chat', 'telephony', 'telephony-api', 'identity', 'acs', 'shared'],
  ),
  scope('tool', ...SCOPES),

  runtime('any', 'any'),
  runtime('node', 'node', 'any'),
  runtime('page-server', 'node', 'any'),
  runtime('browser', 'browser', 'any'),
  // The door of an installed app is part of libs/auth, whose other half needs Node.
  runtime('phone', 'browser', 'node', 'any'),
];

const replaced = (sourceTag, constraint) =>
  depConstraints.map((one) => (one.sourceTag === sourceTag ? constraint : one));

/** People's journeys belong to an app, and share a tool that starts the stack for them. */
export const journeyConstraints = [
  ...replaced('layer:app', layer('app', 'tool', ...APP)).filter(
    ({ sourceTag }) =>
      ![...PAGE_APP_NAMES.map((name) => `scope:${scopeOfApp(name)}`), 'runtime:browser'].includes(
        sourceTag,
      ),
  ),
  ...PAGE_APP_NAMES.map((name) => scope(scopeOfApp(name), 'tool', 'shared')),
  runtime('browser', 'browser', 'node', 'any'),
];

/** The half of an app of pages that runs on its server. */
export const pageServerFiles = [
  ...inPageApps('src/{main,env,proxy}.ts'),
  ...inPageApps('src/server/**/*.ts'),
  ...inPageApps('src/app/**/route.ts'),
];
export const pageServerConstraints = replaced(
  'runtime:browser',
  runtime('browser', 'browser', 'page-server', 'node', 'any'),
);

/** Tools drive programs of every runtime. */
export const toolConstraints = replaced(
  'runtime:browser',
  runtime('browser', 'browser', 'page-server', 'node', 'any'),
);

const TESTS = ['**/*.{spec,test}.{ts,tsx}', '**/{tests,e2e,testing}/**'];
const never = (regex, message) => ({ regex, message });
const noTesting = never('^@switchboard/[^/]+/testing$|/testing/', 'What tests use stays in tests.');
const noServerHalf = never(
  '^@switchboard/([^/]+/server|smpp)$',
  'This runs in pages: of SMPP they count segments (/text).',
);
const noNode = never('^node:', 'This runs in pages as well.');
const noNodeIo = never('^node:(?!crypto$)', 'Nothing is read or written here.');
const noReact = never(
  '^react(-dom)?($|/)|^@mantine/|(^|/)react/',
  'What is headless stays so: React is in the /react part.',
);
const noProcess = never('^(node:)?process$', 'The environment is read in src/env.ts only.');

/** Only the trusted service makes tokens, with the one client that we have for it. */
const noIdentities = [
  never('^@azure/communication-identity$', 'Only the trusted service makes tokens.'),
  {
    regex: '^@switchboard/acs-client/server$',
    importNames: ['createIdentityClient'],
    message: 'Only the trusted service makes tokens.',
  },
];

/** Files that may have an identity client: that of the trusted service, and its only maker. */
const TOKEN_MAKERS = ['apps/access/src/**/*.ts', 'libs/acs-client/src/**/*.ts'];

const rule = (files, patterns, ignores = TESTS) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [...patterns, ...noIdentities] }] },
});

const HEADLESS =
  'libs/{bots-api,rpc,bots,telephony,telephony-api,networking,acs-wire,access-api,calling,chat,identity,kernel}/src/**/*.{ts,tsx}';
const PAGES = [
  ...inPageApps('src/**/*.{ts,tsx}'),
  'libs/{page-session,calling-engine,ui,page-client,calling-local}/src/**/*.{ts,tsx}',
  'libs/{chat,calling}/src/react/**/*.{ts,tsx}',
];
const DATA_PLANE = 'apps/dataplane/src';

/** A service of the data plane knows of another one what stands in its `port.ts`. */
function serviceFloors() {
  const names = readdirSync(new URL('apps/dataplane/src/services', import.meta.url), {
    withFileTypes: true,
  }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  return names.map((name) => {
    const others = names.filter((other) => other !== name).join('|');
    const internals = `^\\.\\./(?:\\.\\./)*(?:${others})/(?!port\\.ts$)`;
    return rule(
      [`${DATA_PLANE}/services/${name}/**/*.ts`],
      [
        never(internals, 'Of another service only its port.ts is known.'),
        never('^(\\.\\./)+(control/|(compose|servers|services)\\.ts$)', 'A service is below this.'),
        noTesting,
        noProcess,
      ],
    );
  });
}

/** Floors inside packages, and what no import may name. A later entry stands for an earlier one. */
export const innerFloors = [
  rule(['**/*.{ts,tsx}'], [noTesting, noProcess], [...TESTS, 'tools/**', '**/src/env.ts']),
  {
    files: TOKEN_MAKERS,
    ignores: [...TESTS, '**/src/env.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noTesting, noProcess] }] },
  },
  rule(
    ['apps/{telephony,bots}-service/src/**/*.ts'],
    [
      ...[noTesting, noProcess],
      never(
        '^@switchboard/acs-client/server$',
        'It loads no identity client: /sms, /calls and /chat.',
      ),
      never('^@azure/', 'Clients of ACS are those of acs-client/sms, /calls and /chat.'),
    ],
    [...TESTS, '**/src/env.ts'],
  ),
  rule(
    [HEADLESS],
    [noTesting, noProcess, noNode, noReact, noServerHalf],
    [...TESTS, '**/src/react/**', '**/src/{generate,cli}.ts'],
  ),
  rule(
    PAGES,
    [noTesting, noProcess, noNode, noServerHalf],
    [...TESTS, ...pageServerFiles, '**/src/{generate,cli}.ts'],
  ),
  rule(
    ['apps/native/src/**/*.{ts,tsx}'],
    [
      ...[noTesting, noProcess, noNode, noServerHalf],
      never('^@switchboard/auth$', 'An app has no secret: it signs in by /native.'),
      never(
        '^(expo|@expo|@livekit|@react-native|react-native-)',
        'It stands behind a port: src/ports for the web build, expo/ for phones.',
      ),
    ],
  ),
  rule(
    // The door of an installed app, and what it shares with that of a server.
    ['libs/auth/src/**/*.ts'],
    [noTesting, noProcess, noNode],
    [...TESTS, '**/sealed-box.ts'],
  ),
  rule(
    ['libs/telephony/src/**/*.ts'],
    [
      ...[noTesting, noProcess, noNode, noReact, noServerHalf],
      never(
        '^(google-libphonenumber|libphonenumber-geo-carrier|csv-parse)($|/)|/server/',
        'Pages would load it: it stays in /server.',
      ),
    ],
    [...TESTS, 'libs/telephony/src/server/**'],
  ),
  rule(
    ['libs/smpp/src/text/**/*.ts'],
    [noTesting, noProcess, noNode, never('^\\.\\./', 'What pages count with knows no carrier.')],
  ),
  rule(
    [`${DATA_PLANE}/platform/**/*.ts`],
    [
      never(
        '/(services|control)/|/(compose|servers)\\.ts$',
        'The platform knows nothing above it.',
      ),
      noTesting,
      noProcess,
    ],
  ),
  ...serviceFloors(),
  rule(
    [`${DATA_PLANE}/services/calls/call/**/*.ts`],
    [never('^\\.\\./', 'A call is a value, its steps are pure.'), noNodeIo, noTesting, noProcess],
  ),
  rule(
    [`${DATA_PLANE}/{control/**/*.ts,compose.ts,servers.ts}`],
    [
      never('services/[^/]+/', 'Whoever goes through all services knows none.'),
      noTesting,
      noProcess,
    ],
  ),
];
