import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { accessFailure, createAccessClient } from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';
import { Scope } from '@switchboard/kernel';
import { createLogger } from '@switchboard/service';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { compose } from '../src/index.ts';
import type { AccessConfig, AccessOverrides } from '../src/index.ts';
import { lendDatabase } from './_database.ts';
import { emptyReader, fakeAdmission, fakeGateway, fakeRelays, fakeRooms } from './_gateway.ts';

export const audience = 'switchboard-access';

/** Of all issuers in a file: making one takes as long as a test. */
const keyPair = generateKeyPair('RS256');

/** An issuer that serves one key and signs with it. */
async function startIssuer(scope: Scope) {
  const { publicKey, privateKey } = await keyPair;
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' };
  const server = createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  scope.add(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (subject: string, claims: JWTPayload = {}) =>
    new SignJWT({ iss: issuer, aud: audience, name: capital(subject), ...claims })
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('1h')
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .sign(privateKey);
  return { issuer, sign };
}

/** The whole service on a free port, over a database in memory and a scripted ACS. */
export async function startAccess(
  overrides: AccessOverrides = {},
  change: Partial<AccessConfig> = {},
) {
  const scope = new Scope();
  const issuer = await startIssuer(scope);
  const database = overrides.database ?? scope.use(await lendDatabase());
  const gateway = fakeGateway();
  const threadAdmission = fakeAdmission();
  const rooms = fakeRooms();
  const relays = fakeRelays();
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const config: AccessConfig = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: 'pglite:memory',
    acs: { kind: 'key', endpoint: 'http://localhost:7100', accessKey: 'a2V5' },
    browserEndpoint: 'http://localhost:7100',
    oidc: { issuer: issuer.issuer, audience, jwksUri: `${issuer.issuer}/k`, allowInsecure: true },
    processes: [],
    logLevel: 'debug',
    ...change,
  };
  const access = scope.use(
    await compose(config, {
      gateway,
      threadAdmission,
      rooms,
      relays,
      reader: emptyReader(),
      database,
      log: createLogger({ name: 'access', level: 'debug', destination }),
      ...overrides,
    }),
  );

  const as = (authorization?: string): AccessClient =>
    createAccessClient({
      url: `${access.url}/trpc`,
      headers: (): Record<string, string> => (authorization ? { authorization } : {}),
    });
  const signIn = async (subject: string, claims?: JWTPayload): Promise<AccessClient> =>
    as(`Bearer ${await issuer.sign(subject, claims)}`);
  /** Signs in, and gives the role as a seed would. */
  const signInAs = async (subject: string, role: string): Promise<AccessClient> => {
    const client = await signIn(subject);
    const { id } = await client.me.profile.query();
    await database.client.person.update({ where: { id }, data: { role } });
    return client;
  };
  return {
    ...{
      access,
      database,
      gateway,
      threadAdmission,
      rooms,
      relays,
      issuer,
      lines,
      config,
      as,
      signIn,
      signInAs,
    },
    [Symbol.asyncDispose]: () => scope.end(),
  };
}

export type Started = Awaited<ReturnType<typeof startAccess>>;

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What a call answers, or the stable code of its failure. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => accessFailure(error)?.code ?? `unexpected: ${String(error)}`,
  );
}
