import { accessRouter, defaultLimits } from '@switchboard/access-api';
import type { LimitTable } from '@switchboard/access-api';
import { createThreadAdmission, createThreadReader } from '@switchboard/acs-client/server';
import type { ThreadAdmission, ThreadReader } from '@switchboard/acs-client/server';
import { createTokenVerifier } from '@switchboard/auth';
import type { TokenVerifier } from '@switchboard/auth';
import { controlClient } from '@switchboard/control-client';
import { openDatabase } from '@switchboard/database';
import type { Database } from '@switchboard/database';
import { defaultTokenPolicy } from '@switchboard/identity';
import type { TokenPolicy } from '@switchboard/identity';
import type { Jobs } from '@switchboard/jobs';
import { Scope, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { createLogger, listen } from '@switchboard/service';
import type { Logger } from '@switchboard/service';
import { isOutage } from '@switchboard/storage';
import { Redis } from 'ioredis';
import { openAcs } from './acs/open-acs.ts';
import type { Acs } from './acs/open-acs.ts';
import { createActivity } from './activity/activity.ts';
import { createAuditLog } from './audit/audit-log.ts';
import { createCallTraceService } from './call-traces/call-trace-service.ts';
import { createCallService } from './calls/call-service.ts';
import type { AccessConfig } from './config.ts';
import { createControlPlane } from './control/control-plane.ts';
import { createConversationService } from './conversations/conversation-service.ts';
import { createDirectoryService } from './directory/directory-service.ts';
import { threadMembers } from './directory/thread-members.ts';
import { createEventService } from './events/event-service.ts';
import { accessEvents } from './http/events.ts';
import { RequestLog } from './http/request-log.ts';
import { createServer } from './http/server.ts';
import { findGuest } from './invitations/guests.ts';
import { createInvitationService } from './invitations/invitation-service.ts';
import type { IdentityGateway } from './ledger/identity-gateway.ts';
import { keepReconciled } from './ledger/keep-reconciled.ts';
import { createLedgerService } from './ledger/ledger-service.ts';
import { createLedger } from './ledger/ledger.ts';
import type { Ledger } from './ledger/ledger.ts';
import { createLiveService } from './live/live-service.ts';
import type { LiveTools } from './live/live-service.ts';
import { createNames } from './live/names.ts';
import { openJobs } from './jobs/open-jobs.ts';
import { createLimits } from './limits/limiter.ts';
import { createNumberService } from './numbers/number-service.ts';
import type { NumberKeeper } from './numbers/number-service.ts';
import type { NumbersGateway } from './numbers/numbers-gateway.ts';
import { certificateUntil } from './overview/certificate-until.ts';
import { describeInstallation } from './overview/installation.ts';
import { createOverviewService } from './overview/overview-service.ts';
import { createAdmission } from './people/admission.ts';
import { createLockout } from './people/lockout.ts';
import { createPeopleService } from './people/people-service.ts';
import { seedPeople } from './people/seed.ts';
import { createPhoneNetworkService } from './phone-network/phone-network-service.ts';
import type { RoutingGateway } from './phone-network/routing-gateway.ts';
import { createPolicyService } from './policy/policy-service.ts';
import type { PolicyKeeper, PolicyTools } from './policy/policy-service.ts';
import { createPushService } from './push/push-service.ts';
import type { PushTools } from './push/push-service.ts';
import { withdrawPushes } from './push/withdraw-pushes.ts';
import type { WithdrawTools } from './push/withdraw-pushes.ts';
import type { RelayGateway } from './relay/relay-gateway.ts';
import { createListening } from './recordings/listening.ts';
import { createRecordingService } from './recordings/recording-service.ts';
import { createRelayService } from './relay/relay-service.ts';
import { createRoomAdmission } from './rooms/room-admission.ts';
import { createRoomService } from './rooms/room-service.ts';
import type { RoomsGateway } from './rooms/rooms-gateway.ts';
import { createSpeechService } from './speech/speech-service.ts';
import { createTextService } from './texts/text-service.ts';
import { createBudget } from './tokens/budget.ts';
import { deviceErasure } from './tokens/device-erasure.ts';
import { accessEndings } from './sessions/access-endings.ts';
import type { Sessions } from './sessions/session-service.ts';
import { createTokenService } from './tokens/token-service.ts';

/** What a test, or an embedding program, may put in place of the real thing. */
export interface AccessOverrides {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly database?: Database;
  readonly gateway?: IdentityGateway;
  readonly threadAdmission?: ThreadAdmission;
  readonly reader?: ThreadReader;
  readonly rooms?: RoomsGateway;
  readonly numbers?: NumbersGateway;
  readonly routing?: RoutingGateway;
  readonly relays?: RelayGateway;
  readonly verifier?: TokenVerifier;
  readonly policy?: TokenPolicy;
  readonly limits?: Partial<LimitTable>;
}

export interface Access extends AsyncDisposable {
  /** Where it listens, for instance `http://localhost:3100`. */
  readonly url: string;
}

const DAY_MS = 86_400_000;

/** Builds the trusted service and starts it; disposing of it closes everything it opened. */
export async function compose(
  config: AccessConfig,
  overrides: AccessOverrides = {},
): Promise<Access> {
  const scope = new Scope();
  try {
    return { url: await start(config, overrides, scope), [Symbol.asyncDispose]: () => scope.end() };
  } catch (error) {
    await scope.end();
    throw error;
  }
}

async function start(
  config: AccessConfig,
  overrides: AccessOverrides,
  scope: Scope,
): Promise<string> {
  const { clock = systemClock } = overrides;
  const log = overrides.log ?? createLogger({ name: 'access', level: config.logLevel });
  const database =
    overrides.database ??
    scope.use(
      await openDatabase(config.databaseUrl, { onTrouble: accessEvents(log).databaseInTrouble }),
    );
  const { client } = database;
  if (config.seedFile) await seedPeople(client, config.seedFile, clock);

  const requests = new RequestLog();
  const jobs = openJobs(database, clock, log);
  const acs = await openAcs(config, client, clock);
  const { router, sessions, budget, reconcile, ...sound } = assemble(config, overrides, {
    ...{ acs, database, requests, jobs, log, scope },
  });
  await keepReconciled(reconcile, {
    ...{ jobs, clock },
    alone: database.kind === 'pglite',
    onFailure: accessEvents(log).reconciliationFailed,
  });
  jobs.schedule('budget.forget-old-days', DAY_MS, () => budget.forgetOldDays());
  await scope.use(jobs).start();

  const verifier = overrides.verifier ?? createTokenVerifier({ ...config.oidc, clock });
  const admit = createAdmission({
    client,
    verifier,
    guest: findGuest(client, clock),
    sessions,
    clock,
  });
  const app = await createServer({
    ...{ router, admit, ...sound },
    async healthy() {
      await client.$queryRaw`SELECT 1`;
      return database.disk ? { disk: await database.disk() } : {};
    },
    trustProxy: config.trustProxy,
    allowedOrigins: config.allowedOrigins ?? [],
    requests,
    log,
  });
  scope.add(() => app.close());
  const port = await listen(app, config.port, config.host);
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  accessEvents(log).listening(url);
  return url;
}

interface Opened {
  readonly acs: Acs;
  readonly database: Database;
  readonly requests: RequestLog;
  readonly jobs: Jobs;
  readonly log: Logger;
  readonly scope: Scope;
}

function assemble(
  config: AccessConfig,
  overrides: AccessOverrides,
  { acs, database, requests, jobs, log, scope }: Opened,
) {
  const { client } = database;
  const { clock = systemClock, policy: byDefault = defaultTokenPolicy } = overrides;
  const { gateway, threadAdmission, reader, ...ports } = acsPorts(config, overrides, acs);
  const redis = openRedis(config.redisUrl, scope);
  const limits = createLimits({ ...defaultLimits, ...overrides.limits }, redis);
  const activity = createActivity(redis, scope);
  const audit = createAuditLog(client, activity, {
    ...{ clock, scope },
    onFailure: accessEvents(log).refusalsNotWritten,
  });
  const control = config.control && controlClient(config.control.url, config.control.key);
  const policy = openPolicy({ client, audit, byDefault, control, jobs, clock });
  const budget = createBudget(client, clock);
  const ledger = createLedger({ client, gateway, audit, clock });
  const endings = accessEndings({ client, gateway, control, audit, jobs, clock, log });
  const { claims, revocations, sessions } = endings;
  const tokens = createTokenService({
    ...{ client, gateway, ledger, audit, budget, policy, revocations, clock },
  });
  const members = threadMembers({ gateway, reader, audit, clock });
  const directory = createDirectoryService(client, ledger, members);
  const lockout = createLockout(client, revocations, clock);
  const roomTools = { client, gateway: ports.rooms, directory, lockout, audit, clock };
  const rooms = createRoomService(roomTools);
  const shared = { client, gateway, ledger, tokens, lockout, audit, clock };
  const calls = createCallService({ client, limits, clock, control });
  const numbers = createNumberService({
    ...{ client, audit, clock, gateway: ports.numbers, limit: config.numbersLimit },
  });
  const looking = { control, client, claims, sessions, tokens, policy, requests, audit, clock };
  const { listening, ...ofControl } = controlServices(config, looking);
  const router = accessRouter({
    endpoint: config.browserEndpoint,
    tokens,
    relay: createRelayService({ client, gateway: ports.relays, ledger, audit, budget, policy }),
    sessions,
    policy,
    keys: acs.keys(audit, control),
    conversations: createConversationService({ client, gateway, reader, audit }),
    ...ofControl,
    overview: createOverviewService({
      ...{ client, control, policy, activity, clock },
      processes: config.processes,
      certificateUntil: certificateUntil(config.acs.endpoint),
      installation: describeInstallation(config, database),
    }),
    people: createPeopleService({
      ...shared,
      revocations,
      sessions,
      budget,
      policy,
      control,
      erasureParticipants: [rooms, calls, sessions, deviceErasure(client)],
    }),
    directory,
    invitations: createInvitationService({
      ...shared,
      threadAdmission,
      roomAdmission: createRoomAdmission(roomTools),
    }),
    rooms,
    calls,
    numbers,
    phoneNetwork: createPhoneNetworkService({ gateway: ports.routing, audit, control }),
    ledger: createLedgerService({ client, ledger, audit, clock }),
    audit,
    limits,
    isOutage,
  });
  return {
    ...{ router, sessions, budget, limits, audit, listening },
    reconcile: reconciliation({ ledger, rooms, calls, sessions, numbers }),
  };
}

/** Devices of people whose role gets no pushes any more are forgotten when that is decided. */
function openPolicy(
  tools: Omit<PolicyTools, 'onChange'> & Omit<WithdrawTools, 'policy'>,
): PolicyKeeper {
  const policy: PolicyKeeper = createPolicyService({ ...tools, onChange: () => withdraw() });
  const withdraw = withdrawPushes({ ...tools, policy });
  return policy;
}

/** What a data plane of one's own shows and lets one do. */
function controlServices(
  { exportFolder: folder }: AccessConfig,
  {
    client,
    claims,
    sessions,
    tokens,
    policy,
    ...tools
  }: Pick<LiveTools, 'control' | 'requests' | 'audit'> &
    Pick<PushTools, 'client' | 'claims' | 'sessions' | 'tokens' | 'policy'> & {
      readonly clock: Clock;
    },
) {
  const plane = createControlPlane(tools.control, tools.audit);
  const names = createNames(client);
  return {
    live: createLiveService({ ...tools, plane, folder, names }),
    callTraces: createCallTraceService(plane, names),
    events: createEventService(plane),
    recordings: createRecordingService({ plane, names, clock: tools.clock }),
    listening: createListening({ plane, audit: tools.audit, clock: tools.clock }),
    texts: createTextService(plane),
    speech: createSpeechService(plane),
    push: createPushService({
      ...{ plane, client, claims, sessions, tokens, policy, names },
      audit: tools.audit,
    }),
  };
}

/** How ACS is asked. */
function acsPorts(config: AccessConfig, overrides: AccessOverrides, acs: Acs) {
  const { endpoint } = config.acs;
  return {
    gateway: overrides.gateway ?? acs.gateway,
    rooms: overrides.rooms ?? acs.rooms,
    numbers: overrides.numbers ?? acs.numbers,
    routing: overrides.routing ?? acs.routing,
    relays: overrides.relays ?? acs.relays,
    threadAdmission: overrides.threadAdmission ?? createThreadAdmission(endpoint),
    reader: overrides.reader ?? createThreadReader(endpoint),
  };
}

/** Everything that is put right or deleted from time to time. */
function reconciliation(parts: {
  readonly ledger: Pick<Ledger, 'reconcile'>;
  readonly rooms: Pick<ReturnType<typeof createRoomService>, 'reconcile'>;
  readonly calls: Pick<ReturnType<typeof createCallService>, 'deleteExpired'>;
  readonly sessions: Pick<Sessions, 'deleteExpired'>;
  readonly numbers: Pick<NumberKeeper, 'reconcile'>;
}): (before: Date) => Promise<void> {
  return async (before) => {
    await parts.ledger.reconcile(before);
    await parts.rooms.reconcile(before);
    await parts.calls.deleteExpired();
    await parts.sessions.deleteExpired();
    await parts.numbers.reconcile(before);
  };
}

function openRedis(url: string | undefined, scope: Scope): Redis | undefined {
  if (!url) return undefined;
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // Limits fall back to counting in this process; ioredis reconnects by itself.
  redis.on('error', () => undefined);
  scope.add(() => redis.disconnect());
  return redis;
}
