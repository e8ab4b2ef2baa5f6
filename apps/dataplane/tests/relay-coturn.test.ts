import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommunicationRelayClient } from '@azure/communication-network-traversal';
import { readConfig } from '../src/index.ts';
import { makeAuthority, makeLeaf } from '../src/platform/tls/local-authority.ts';
import { newUser, reaches } from './_relay-use.ts';
import { start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { Allocation, composedOptions, freePort, loginOf, refusalOf, startCoturn } from './_turn.ts';
import type { Coturn } from './_turn.ts';

const secret = randomBytes(24).toString('base64url');
const hasCoturn = spawnSync('turnserver', ['--version']).error === undefined;
if (!hasCoturn) process.stderr.write('SKIPPED: coturn over TCP and TLS, for want of turnserver\n');

(hasCoturn ? describe : describe.skip)('coturn of one’s own, over what firewalls let pass', () => {
  let folder: string;
  let coturn: Coturn;
  let running: Running;
  let authority: string;
  let tlsPort: number;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-coturn-'));
    const root = makeAuthority(Date.now());
    const { cert, key } = makeLeaf(root, Date.now());
    authority = root.cert;
    await writeFile(join(folder, 'cert.pem'), cert);
    await writeFile(join(folder, 'key.pem'), key);
    tlsPort = await freePort();
    coturn = await startCoturn(secret, [
      // Which has no certificate to go by.
      ...(await composedOptions()).filter((option) => option !== '--no-tls'),
      '--allowed-peer-ip=127.0.0.1',
      `--cert=${join(folder, 'cert.pem')}`,
      `--pkey=${join(folder, 'key.pem')}`,
      `--tls-listening-port=${tlsPort}`,
    ]);
    const { relay } = readConfig({ TURN_URLS: urls().join(','), TURN_SECRET: secret });
    running = await start({ relay });
  });
  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await coturn[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const urls = (): string[] => [
    coturn.url.replace('turn:', 'stun:').replace(/\?.*/, ''),
    coturn.url,
    coturn.url.replace('udp', 'tcp'),
    `turns:127.0.0.1:${tlsPort}?transport=tcp`,
  ];
  const loginFor = async (id: string) => {
    const client = new CommunicationRelayClient(running.plane.connectionString);
    return loginOf((await client.getRelayConfiguration({ id, ttl: 60 })).iceServers);
  };

  it('is told with each way there is', async () => {
    const client = new CommunicationRelayClient(running.plane.connectionString);
    const { iceServers } = await client.getRelayConfiguration({ id: await newUser(running) });
    expect(iceServers.map((server) => server.urls)).toEqual([urls()]);
  });

  it.each(['tcp', 'tls'] as const)('carries data over %s', async (transport) => {
    const login = await loginFor(await newUser(running));
    const port = transport === 'tls' ? tlsPort : login.port;
    const way = { transport, tlsOptions: { ca: authority } };
    await using alice = await Allocation.open({ ...login, port }, way);
    await using bob = await Allocation.open(await loginFor(await newUser(running)));
    await alice.permit('127.0.0.1');
    await bob.permit('127.0.0.1');
    await reaches(alice, bob, `hello over ${transport}`);
    await reaches(bob, alice, 'hello yourself');
  });

  it('refuses over TCP whom it refuses over UDP', async () => {
    const login = await loginFor(await newUser(running));
    await using alice = await Allocation.open(login, { transport: 'tcp' });
    expect(await refusalOf(alice.permit('10.0.0.1'))).toBe(403);
  });
});
