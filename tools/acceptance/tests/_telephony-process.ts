import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose as composeIdentityProvider } from '@switchboard/identity-provider';
import { Scope } from '@switchboard/kernel';
import { WELL_KNOWN_TOPIC } from '@switchboard/stack';
import { createTelephonyClient } from '@switchboard/telephony-api/client';
import type { TelephonyClient } from '@switchboard/telephony-api/client';
import { freePorts, serviceProcess } from './_service-process.ts';
import type { ServiceProcess } from './_service-process.ts';
import { trustedService } from './_trusted-service.ts';

const SECRET = 'only for this test, and of no use elsewhere';

export interface TelephonyProcess extends ServiceProcess {
  /** What the data plane is told to deliver to it. */
  readonly subscription: object;
  /** Gives it a number. */
  route(number: string): void;
  /** The inbox as one of the team sees it. */
  as(colleague: number): TelephonyClient;
}

/** The telephony service as its own process, with sign-ins that are real and a trusted service that is not. */
export async function telephonyProcess(
  connectionString: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<TelephonyProcess> {
  const scope = new Scope();
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-telephony-'));
  scope.add(() => rm(folder, { recursive: true, force: true }));
  const provider = scope.use(await composeIdentityProvider({ port: 0, clients: [] }));
  const trusted = scope.use(await trustedService());
  const [port] = await freePorts(1);
  const url = `http://localhost:${port}`;
  const running = scope.use(
    serviceProcess({
      app: 'telephony-service',
      health: `${url}/health`,
      environment: {
        TELEPHONY_PORT: String(port),
        DATABASE_URL: `pglite:${folder}`,
        ACS_CONNECTION_STRING: connectionString,
        ACCESS_URL: trusted.url,
        OIDC_ISSUER: provider.issuer,
        OIDC_AUDIENCE: provider.audience,
        OIDC_ALLOW_INSECURE: 'true',
        TELEPHONY_EVENTS_SECRET: SECRET,
        TELEPHONY_EVENTS_TOPICS: WELL_KNOWN_TOPIC,
        TELEPHONY_QUIET_HOURS: 'off',
        TELEPHONY_NEW_NUMBERS: 'verified',
        ...environment,
      },
    }),
  );
  const authorization = `Bearer ${provider.mintAccessToken('dana')}`;
  return {
    ...running,
    subscription: {
      name: 'telephony',
      endpoint: `${url}/events`,
      headers: [{ name: 'x-telephony-secret', value: SECRET }],
    },
    route: (number) => trusted.route(number),
    as: (colleague) =>
      createTelephonyClient({
        url: `${url}/trpc`,
        headers: () => ({ authorization, 'x-session-id': `colleague-${colleague}` }),
      }),
    [Symbol.asyncDispose]: () => scope.end(),
  };
}
