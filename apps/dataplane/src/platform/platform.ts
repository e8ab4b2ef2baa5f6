import type { FastifyRequest } from 'fastify';
import { advanceable, systemClock } from '@switchboard/kernel';
import type { AdvanceableClock, Clock, Scope } from '@switchboard/kernel';
import { createLogger } from '@switchboard/service';
import type { Jobs } from '@switchboard/jobs';
import type { Logger } from '@switchboard/service';
import { ownFolder } from '@switchboard/storage';
import type { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import { AccessKeys } from './access-keys/access-keys.ts';
import { openDatabase } from './database/database.ts';
import type { OpenDatabase } from './database/database.ts';
import { Facts } from './facts/facts.ts';
import { Faults } from './http/faults.ts';
import { Inspector } from './http/inspector.ts';
import { Readiness } from './http/readiness.ts';
import { openJobs } from './jobs/open-jobs.ts';
import { createLimits } from './limits/limits.ts';
import type { Limits } from './limits/limits.ts';
import { readPolicy } from './limits/policy.ts';
import type { ResourceLimits } from './limits/resources.ts';
import { Ports } from './ports.ts';
import type { ProcessBus } from './process-bus/bus.ts';
import { localBus } from './process-bus/local-bus.ts';
import { redisBus } from './process-bus/redis-bus.ts';
import { reachRedis } from './redis/reach-redis.ts';
import { createRedis } from './redis/redis.ts';
import { generationsPort } from './user-tokens/generations.ts';
import { loadSigningKey } from './user-tokens/signing-key.ts';
import { UserTokens } from './user-tokens/user-tokens.ts';
import type { Caller } from './wire/caller.ts';
import type { Gate } from './wire/mount.ts';

/** What every service stands on. */
export interface Platform {
  readonly log: Logger;
  readonly clock: AdvanceableClock;
  readonly database: OpenDatabase;
  readonly bus: ProcessBus;
  /** What has happened, until it was told. */
  readonly facts: Facts;
  /** Work that outlives this process. */
  readonly jobs: Jobs;
  readonly limits: Limits;
  readonly resources: ResourceLimits;
  readonly accessKeys: AccessKeys;
  readonly tokens: UserTokens;
  /** Who a user token belongs to; throws when it is not (or no longer) good. */
  readonly authenticate: (token: string) => Promise<Caller>;
  readonly gate: Gate;
  readonly faults: Faults;
  readonly inspector: Inspector;
  readonly readiness: Readiness;
  /** Where services find each other. */
  readonly ports: Ports;
  /** Where the client reached us, as it must be told to reach us again. */
  readonly publicUrl: (request: FastifyRequest) => string;
  /** The database was changed under its feet. */
  readonly forget: () => Promise<void>;
}

export interface PlatformOptions {
  /** The clock under the data plane's own, which the control plane can turn ahead of it. */
  readonly clock?: Clock | undefined;
  readonly log?: Logger | undefined;
}

export async function openPlatform(
  config: Config,
  options: PlatformOptions,
  scope: Scope,
): Promise<Platform> {
  const log = options.log ?? createLogger({ name: 'dataplane', level: config.logLevel });
  const clock = advanceable(options.clock ?? systemClock);
  const { resourceId, redisUrl } = config;
  await ownFolder(config.stateDir);
  if (redisUrl !== undefined) await reachRedis(redisUrl);
  const database = await openOwnDatabase(config, log, scope);
  const bus = scope.use(redisUrl === undefined ? localBus(log) : await redisBus(redisUrl, log));
  const facts = openFacts({ database, bus, log }, scope);
  const jobs = openJobs({ database, clock, log });
  const loadKey = () => loadSigningKey(database.db, clock.now());
  const ports = new Ports();
  const generation = (userId: string) => ports.use(generationsPort)(userId);
  const tokens = new UserTokens(await loadKey(), { resourceId, clock, generation });
  const authenticate = (token: string) => tokens.authenticate(token);
  const policy = await readPolicy(config.limits);
  const limits = createLimits(policy, openRedis(config, log, scope));
  const accessKeys = await openAccessKeys(config, { database, bus, clock, log }, scope);
  return {
    ...{ log, clock, database, bus, facts, jobs, limits, accessKeys, tokens, authenticate, ports },
    resources: policy.resources,
    gate: { keys: accessKeys, authenticate, limits, machineTime: systemClock.now },
    faults: new Faults(),
    inspector: new Inspector(),
    readiness: new Readiness(database.db),
    publicUrl: publicUrlOf(config),
    forget: async () => tokens.use(await loadKey()),
  };
}

async function openOwnDatabase(config: Config, log: Logger, scope: Scope): Promise<OpenDatabase> {
  const onTrouble = (error: Error) => log.error({ err: error }, 'the database is in trouble');
  return scope.use(await openDatabase(config.databaseUrl, { onTrouble }));
}

function openFacts(
  { database, bus, log }: Pick<Platform, 'database' | 'bus' | 'log'>,
  scope: Scope,
): Facts {
  const { db, shared: isShared } = database;
  const onError = (error: unknown) => log.error({ err: error }, 'events are told later');
  return scope.use(new Facts({ db, isShared, bus, clock: systemClock, onError }));
}

async function openAccessKeys(
  { accessKeys: configured }: Config,
  { database, bus, clock, log }: Pick<Platform, 'database' | 'bus' | 'clock' | 'log'>,
  scope: Scope,
): Promise<AccessKeys> {
  const onError = (error: unknown) =>
    log.error({ err: error }, 'access keys could not be read again');
  return scope.use(await AccessKeys.open({ db: database.db, configured, bus, clock, onError }));
}

/** The connection that limits are counted over; without it each process counts alone. */
function openRedis({ redisUrl }: Config, log: Logger, scope: Scope): Redis | undefined {
  if (redisUrl === undefined) return undefined;
  const redis = createRedis(redisUrl, log, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  scope.add(() => redis.disconnect());
  return redis;
}

function publicUrlOf({ publicUrl }: Config): (request: FastifyRequest) => string {
  return (request) => publicUrl ?? `${request.protocol}://${request.headers.host ?? 'localhost'}`;
}
