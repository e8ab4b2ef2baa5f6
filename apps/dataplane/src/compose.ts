import type { Redis } from 'ioredis';
import { delay, Scope, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { createLogger } from '@switchboard/service';
import type { Logger } from '@switchboard/service';
import { ownFolder } from '@switchboard/storage';
import { AccessKeys } from './platform/access-keys/access-keys.ts';
import { openKeyNews } from './platform/access-keys/key-news.ts';
import { createCalls } from './services/calls/calls.ts';
import type { Calls, CallsDeps } from './services/calls/calls.ts';
import { localCallBus } from './services/calls/local-bus.ts';
import { redisCallBus } from './services/calls/redis-bus.ts';
import type { Chat } from './services/chat/chat.ts';
import { purge, startRetention } from './services/chat/retention.ts';
import { ChatStore } from './services/chat/store.ts';
import type { Config } from './config.ts';
import { advanceable } from './platform/clock/clock.ts';
import { Faults } from './platform/http/faults.ts';
import { Inspector } from './platform/http/inspector.ts';
import { openDatabase } from './platform/database/database.ts';
import { IdentityStore } from './services/identity/store.ts';
import { createLimits } from './platform/limits/limits.ts';
import { readPolicy } from './platform/limits/policy.ts';
import { localBus } from './services/realtime/bus.ts';
import { createRealtime } from './services/realtime/realtime.ts';
import type { RealtimeDeps } from './services/realtime/realtime.ts';
import { redisBus } from './services/realtime/redis-bus.ts';
import type { MediaEngines } from './services/media/engine.ts';
import { openEngines } from './services/media/engines.ts';
import type { Realtime } from './services/realtime/port.ts';
import { Readiness } from './platform/http/readiness.ts';
import { createRelay } from './services/relay/relay.ts';
import { openRelaySource } from './services/relay/source.ts';
import { openChanges } from './services/rooms/changes.ts';
import { createRooms } from './services/rooms/rooms.ts';
import { RoomStore } from './services/rooms/store.ts';
import { reachRedis } from './platform/redis/reach-redis.ts';
import { createRedis } from './platform/redis/redis.ts';
import { publicUrlOf, startControl, startServers } from './platform/http/servers.ts';
import type { Services } from './platform/http/servers.ts';
import { loadSigningKey } from './platform/user-tokens/signing-key.ts';
import { UserTokens } from './platform/user-tokens/user-tokens.ts';

export interface Overrides {
  /** The clock under the data plane's own, which the control plane can turn ahead of it. */
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly realtime?: Realtime;
  readonly engines?: MediaEngines;
}

/** A running data plane. */
export interface DataPlane extends AsyncDisposable {
  /** Origins, without a slash at the end. */
  readonly http: string;
  readonly https?: string;
  readonly control: string;
  /** For server SDKs: over HTTPS if it is on. */
  readonly connectionString: string;
  /** What clients must trust, for `NODE_EXTRA_CA_CERTS`; absent without a local authority. */
  readonly caFile?: string;
  /** Says no to who asks whether it is ready, and serves for a while those who have not heard. */
  drain(): Promise<void>;
}

/** Builds and starts the data plane. Whatever was opened is closed again when a later step fails. */
export async function compose(config: Config, overrides: Overrides = {}): Promise<DataPlane> {
  const scope = new Scope();
  try {
    const services = await buildServices(config, overrides, scope);
    const control = await startControl(config, services, scope);
    const servers = await startServers(config, services, scope);
    services.log.info({ http: servers.http, https: servers.https, control }, 'listening');
    const endpoint = config.publicUrl ?? servers.https ?? servers.http;
    return {
      ...servers,
      control,
      get connectionString() {
        return `endpoint=${endpoint}/;accesskey=${services.accessKeys.pair.primary}`;
      },
      async drain() {
        services.readiness.stop();
        await delay(systemClock, config.drainMs);
      },
      [Symbol.asyncDispose]: () => scope.end(),
    };
  } catch (error) {
    await scope.end();
    throw error;
  }
}

async function buildServices(
  config: Config,
  overrides: Overrides,
  scope: Scope,
): Promise<Services> {
  const log = overrides.log ?? createLogger({ name: 'dataplane', level: config.logLevel });
  const clock = advanceable(overrides.clock ?? systemClock);
  await ownFolder(config.stateDir);
  if (config.redisUrl !== undefined) await reachRedis(config.redisUrl);
  const database = scope.use(
    await openDatabase(config.databaseUrl, {
      onTrouble: (error) => log.error({ err: error }, 'the database is in trouble'),
    }),
  );
  const identities = new IdentityStore(database);
  const loadKey = () => loadSigningKey(database.db, clock.now());
  const tokens = new UserTokens(await loadKey(), {
    resourceId: config.resourceId,
    clock,
    generation: (userId) => identities.generation(userId),
  });
  const authenticate = (token: string) => tokens.authenticate(token);
  let endCalls = (_userId: string): void => undefined;
  const forget = (userId: string) => {
    identities.forget(userId);
    endCalls(userId);
  };
  const policy = await readPolicy(config.limits);
  const { resources } = policy;
  const limits = createLimits(policy, openRedis(config, log, scope));
  const shared = { authenticate, clock, log, limits, resources };
  const realtime = scope.use(
    overrides.realtime ?? (await openRealtime(config, { ...shared, forget })),
  );
  const store = new ChatStore(database.db);
  const publicUrl = publicUrlOf(config);
  const chat: Chat = { store, realtime, clock, publicUrl: ({ request }) => publicUrl(request) };
  scope.use(startRetention(chat, (error) => log.error({ err: error }, 'retention failed')));
  const rooms = scope.use(
    createRooms({
      store: new RoomStore(database.db),
      clock,
      changes: await openChanges(config.redisUrl, log),
      onError: (error) => log.error({ err: error }, 'purging rooms failed'),
    }),
  );
  const relay = createRelay({
    source: openRelaySource(config.relay, log, scope),
    limits,
    machineTime: systemClock.now,
  });
  const calls = scope.use(
    await openCalls(config, {
      ...shared,
      db: database.db,
      rooms,
      engines: scope.use(overrides.engines ?? openEngines(config.media, log)),
      iceServers: async (user) => (await relay.iceServersFor(user)).iceServers,
    }),
  );
  endCalls = (userId) => calls.endAccess(userId);
  const accessKeys = scope.use(
    await AccessKeys.open({
      db: database.db,
      configured: config.accessKeys,
      news: await openKeyNews(config.redisUrl, log),
      clock,
      onError: (error) => log.error({ err: error }, 'access keys could not be read anew'),
    }),
  );
  return {
    log,
    clock,
    database,
    identities,
    tokens,
    realtime,
    calls,
    chat,
    rooms,
    relay,
    accessKeys,
    gate: { keys: accessKeys, authenticate, limits, machineTime: systemClock.now },
    faults: new Faults(),
    inspector: new Inspector(),
    readiness: new Readiness(database.db),
    async forget() {
      identities.forget();
      tokens.use(await loadKey());
    },
    async turned() {
      limits.reset();
      await purge(chat);
      await rooms.purge();
    },
  };
}

async function openCalls(config: Config, deps: Omit<CallsDeps, 'bus'>): Promise<Calls> {
  const { redisUrl } = config;
  const bus =
    redisUrl === undefined
      ? localCallBus()
      : // Whether a process lives is a matter of the machine's time.
        await redisCallBus(redisUrl, systemClock, deps.log);
  return createCalls({ ...deps, bus });
}

async function openRealtime(
  config: Config,
  { log, ...deps }: Omit<RealtimeDeps, 'bus' | 'publicUrl'> & { readonly log: Logger },
): Promise<Realtime> {
  const bus = config.redisUrl === undefined ? localBus() : await redisBus(config.redisUrl, log);
  return createRealtime({ ...deps, bus, publicUrl: publicUrlOf(config) });
}

/** The connection that limits are counted over; without it each process counts alone. */
function openRedis({ redisUrl }: Config, log: Logger, scope: Scope): Redis | undefined {
  if (redisUrl === undefined) return undefined;
  const redis = createRedis(redisUrl, log, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  scope.add(() => redis.disconnect());
  return redis;
}
