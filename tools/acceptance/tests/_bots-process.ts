import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBotsClient } from '@switchboard/bots-api/client';
import type { BotsClient, ConversationView } from '@switchboard/bots-api/client';
import { compose as composeIdentityProvider } from '@switchboard/identity-provider';
import { Scope } from '@switchboard/kernel';
import { WELL_KNOWN_RESOURCE, WELL_KNOWN_TOPIC } from '@switchboard/stack';
import { freePorts, serviceProcess } from './_service-process.ts';
import type { ServiceProcess } from './_service-process.ts';
import { trustedService } from './_trusted-service.ts';

const SECRET = 'only for this test, and of no use elsewhere';

type Conversations = readonly ConversationView[];

export interface BotsProcess extends ServiceProcess {
  /** What the data plane is told to deliver to it. */
  readonly subscription: object;
  readonly client: BotsClient;
  /** All conversations, the latest first, once they are as they have to be. */
  conversations(areSo: (conversations: Conversations) => boolean): Promise<Conversations>;
}

/** The bots service as its own process, with sign-ins that are real and a trusted service that is not. */
export async function botsProcess(connectionString: string): Promise<BotsProcess> {
  const scope = new Scope();
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bots-'));
  scope.add(() => rm(folder, { recursive: true, force: true }));
  const provider = scope.use(await composeIdentityProvider({ port: 0, clients: [] }));
  const trusted = scope.use(await trustedService());
  const [port] = await freePorts(1);
  const url = `http://localhost:${port}`;
  const running = scope.use(
    serviceProcess({
      app: 'bots-service',
      health: `${url}/health`,
      environment: {
        BOTS_PORT: String(port),
        DATABASE_URL: `pglite:${folder}`,
        ACS_CONNECTION_STRING: connectionString,
        ACCESS_URL: trusted.url,
        OIDC_ISSUER: provider.issuer,
        OIDC_AUDIENCE: provider.audience,
        OIDC_ALLOW_INSECURE: 'true',
        BOTS_EVENTS_SECRET: SECRET,
        BOTS_EVENTS_TOPICS: WELL_KNOWN_TOPIC,
        BOTS_CALLBACKS_URL: url,
        BOTS_CALLBACKS_AUDIENCE: WELL_KNOWN_RESOURCE,
      },
    }),
  );
  const headers = { authorization: `Bearer ${provider.mintAccessToken('dana')}` };
  const client = createBotsClient({ url: `${url}/trpc`, headers: () => headers });
  return {
    ...{ ...running, client },
    subscription: {
      name: 'bots',
      endpoint: `${url}/events`,
      headers: [{ name: 'x-bots-secret', value: SECRET }],
      filter: { includedEventTypes: ['Microsoft.Communication.IncomingCall'] },
    },
    async conversations(areSo) {
      const ended = new AbortController();
      const { body } = await fetch(`${url}/trpc/bots.watch`, { headers, signal: ended.signal });
      const changes = body!.getReader();
      try {
        for (;;) {
          const { items } = await client.conversations.list.query({});
          if (areSo(items)) return items;
          if ((await changes.read()).done) throw new Error('Nobody tells of changes any more.');
        }
      } finally {
        ended.abort();
      }
    },
    [Symbol.asyncDispose]: () => scope.end(),
  };
}
