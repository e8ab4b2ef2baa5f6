import {
  createAccessClient,
  openCredential,
  relayCredentials,
} from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';
import { createChatClient } from '@switchboard/acs-client';
import { createServiceSignIn } from '@switchboard/auth/service';
import { delay, Scope, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import { followConversations } from './chat/follow-conversations.ts';
import type { RobotConfig } from './env.ts';
import { robotEvents } from './events.ts';
import type { RobotEvents } from './events.ts';
import { serveHealth } from './health.ts';
import { createRelay } from './relay.ts';
import { Spaces } from './space/spaces.ts';

/** After a failure, so long until the next try. */
const AGAIN_MS = 5_000;

export interface RobotOverrides {
  readonly clock?: Clock;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

export interface Robot extends AsyncDisposable {
  /** Where it says how it is. */
  readonly url: string;
}

/** Starts the robot. It is healthy before it is signed in: the trusted service may come later, and go. */
export async function compose(
  config: RobotConfig,
  { log, clock = systemClock }: RobotOverrides,
): Promise<Robot> {
  const scope = new Scope();
  const events = robotEvents(log);
  const url = await serveHealth(config.port, scope);
  events.listening(url);
  const access = openAccess(config, clock);
  // What it opens belongs to the scope, also what comes when that has ended: nobody has to wait for it.
  void keepLiving(scope, clock, events, (own) => live(own, access, { config, clock, events }));
  return { url, [Symbol.asyncDispose]: () => scope.end() };
}

/** The trusted service as the robot sees it. */
function openAccess({ accessUrl, oidc }: RobotConfig, clock: Clock): AccessClient {
  const signIn = createServiceSignIn({ ...oidc, clock });
  return createAccessClient({
    url: `${accessUrl}/trpc`,
    headers: async () => ({ authorization: `Bearer ${await signIn.accessToken()}` }),
  });
}

/** Until the scope ends, begins again whenever it fails. */
async function keepLiving(
  scope: Scope,
  clock: Clock,
  events: RobotEvents,
  once: (own: Scope) => Promise<void>,
): Promise<void> {
  while (!scope.ended) {
    const own = scope.child();
    try {
      await once(own);
    } catch (error) {
      if (!scope.ended) events.interrupted(error);
    }
    await own.end().catch(events.interrupted);
    await delay(clock, AGAIN_MS, scope.signal).catch(() => undefined);
  }
}

interface Parts {
  readonly config: RobotConfig;
  readonly clock: Clock;
  readonly events: RobotEvents;
}

/** Signs in, and is in the spaces of its conversations until that fails or the scope ends. */
async function live(scope: Scope, access: AccessClient, parts: Parts): Promise<void> {
  const { config, clock, events } = parts;
  const fetchToken = (publicKey: Parameters<typeof access.me.token.mutate>[0]['publicKey']) =>
    access.me.token.mutate({ publicKey, scopes: ['chat'] });
  const opened = scope.use(await openCredential({ fetchToken, clock }));
  const { userId: self } = opened;
  events.signedIn(self);
  const client = createChatClient(opened);
  const relay = createRelay(() => relayCredentials(access), clock);
  const policy = config.relayOnly ? 'relay' : 'all';
  const spaces = scope.use(new Spaces({ client, self, clock, relay, policy, events }));
  await followConversations({ client, clock, spaces, signal: scope.signal });
}
