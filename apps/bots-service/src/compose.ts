import { createSmsSender } from '@switchboard/acs-client/sms';
import type { SmsSender } from '@switchboard/acs-client/sms';
import type { CallAnswering, CallJoining, CallTalking } from '@switchboard/acs-client/calls';
import {
  callbacksRoute,
  countRefusals,
  createActivity,
  createAskProfile,
  createIdentify,
  createLimits,
  createServer,
  createTransact,
  eventsRoute,
  openRedis,
} from '@switchboard/app-server';
import type { IdentifyTools } from '@switchboard/app-server';
import { createTokenVerifier } from '@switchboard/auth';
import type { TokenVerifier, VerifyCallback } from '@switchboard/auth';
import { botsServiceRouter, changeSchema, defaultLimits } from '@switchboard/bots-api';
import type { BotsServices } from '@switchboard/bots-api';
import { Jobs } from '@switchboard/jobs';
import { Scope, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { createLogger, listen } from '@switchboard/service';
import type { Logger } from '@switchboard/service';
import { isOutage } from '@switchboard/storage';
import type { Redis } from 'ioredis';
import { createBotService } from './bots/bot-service.ts';
import { installBots } from './bots/install-bots.ts';
import { orderDesk } from './bots/order-desk.ts';
import { reception } from './bots/reception.ts';
import { scribe } from './bots/scribe.ts';
import type { BotsTools } from './bots-tools.ts';
import { createCallerService } from './callers/caller-service.ts';
import type { PhoneNetwork } from './callers/phone-network.ts';
import { createRingColleague } from './calls/ring-colleague.ts';
import { takeCalls } from './calls/take-calls.ts';
import { createVoiceChannel } from './calls/voice-channel.ts';
import { createChatChannel } from './chat/chat-channel.ts';
import { openChats } from './chat/chats.ts';
import type { ChatOf } from './chat/chats.ts';
import { handleThreads } from './chat/thread-jobs.ts';
import { contactsOf, networkOf, queueOf } from './clients.ts';
import type { BotsConfig } from './config.ts';
import type { Contacts } from './contacts/contacts.ts';
import { createConversationService } from './conversations/conversation-service.ts';
import { handleSaid } from './conversations/handle-said.ts';
import { handleTurns } from './conversations/handle-turns.ts';
import { todayIn } from './conversations/take-input.ts';
import { openDatabase } from './database/open-database.ts';
import type { Database } from './database/open-database.ts';
import { createFlowService } from './flows/flow-service.ts';
import { followQueue } from './handover/follow-queue.ts';
import type { PeopleQueue } from './handover/people-queue.ts';
import { createQueueHandover } from './handover/queue-handover.ts';
import { botsLines } from './http/log-lines.ts';
import { createBreaker } from './model/breaker.ts';
import { createChatCompletions } from './model/chat-completions.ts';
import { createModelService } from './model/model-service.ts';
import type { ModelParts } from './model/understand-said.ts';
import { takeMeetings } from './meetings/take-meetings.ts';
import { acceptTranscripts } from './meetings/transcripts.ts';
import { createMemoryService } from './memory/memory-service.ts';
import { deleteOld } from './memory/retention.ts';
import { openAccounts } from './people/accounts.ts';
import type { Accounts } from './people/accounts.ts';
import { checkAccounts } from './people/check-accounts.ts';
import { learnIdentity } from './people/learn-identity.ts';
import { openReceiver } from './receiving.ts';
import { createScriptService } from './scripts/script-service.ts';
import type { Shop } from './shop/shop.ts';
import { openTableShop } from './shop/table-shop.ts';
import { createTextChannel } from './texts/text-channel.ts';
import { createTrialService } from './trials/trial-service.ts';
import { trialTools } from './trials/trial-tools.ts';

/** What a test, or an embedding program, may put in place of the real thing. */
export interface BotsOverrides {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly database?: Database;
  readonly answering?: CallAnswering;
  readonly talking?: CallTalking;
  readonly joining?: CallJoining;
  readonly sender?: SmsSender;
  readonly chatOf?: ChatOf;
  readonly queue?: PeopleQueue;
  readonly contacts?: Contacts;
  readonly network?: PhoneNetwork;
  readonly verifyCallback?: VerifyCallback;
  readonly verifier?: TokenVerifier;
  readonly profile?: IdentifyTools['profile'];
}

export interface BotsServer extends AsyncDisposable {
  /** Where it listens, for instance `http://localhost:3470`. */
  readonly url: string;
  /** Fulfilled when nothing is due to be done any more. */
  settle(): Promise<void>;
}

/** Every bot of the program. A further one is a file and a line here. */
const BOTS = [reception, orderDesk, scribe];
const HOUR_MS = 3_600_000;
/** Jobs at a time: each may wait seconds for a skill, a queue or the service of calls, and others call meanwhile. */
const MAX_JOBS = 64;
/** How often a process looks for jobs of others that died. */
const POLL_MS = 5_000;
const BODY_LIMIT = 1_000_000;
const MISSED = { kind: 'missed', id: null } as const;

type Lines = ReturnType<typeof botsLines>;

/** Builds the bots service and starts it; disposing of it closes everything it opened. */
export async function compose(
  config: BotsConfig,
  overrides: BotsOverrides = {},
): Promise<BotsServer> {
  const scope = new Scope();
  try {
    const { url, jobs } = await start(config, overrides, scope);
    return {
      url,
      settle: () => jobs.settle(),
      [Symbol.asyncDispose]: () => scope.end(),
    };
  } catch (error) {
    await scope.end();
    throw error;
  }
}

async function start(config: BotsConfig, overrides: BotsOverrides, scope: Scope) {
  const { clock = systemClock } = overrides;
  const log = overrides.log ?? createLogger({ name: 'bots-service', level: config.logLevel });
  const lines = botsLines(log);
  const database =
    overrides.database ??
    scope.use(await openDatabase(config.databaseUrl, { onTrouble: lines.databaseInTrouble }));
  const redis = openRedis(config.redisUrl, scope);
  const model = modelOf(config, clock, lines);
  const hasModel = model !== undefined;
  const tools = openTools(config, clock, { database, redis, scope, lines, hasModel });
  const { client, jobs } = tools;
  const accounts = openAccounts(config, clock, scope);
  await installBots(tools, BOTS);
  await checkAccounts(tools, accounts);
  const receiver = openReceiver(tools, config, {
    onFailure: lines.eventFailed,
    onTrouble: lines.databaseInTrouble,
  });
  const contacts = overrides.contacts ?? contactsOf(config, accounts.program, lines);
  const calls = takeCalls(tools, config, { ...overrides, contacts });
  const chatOf = overrides.chatOf ?? openChats(accounts);
  handleThreads(tools, chatOf);
  const notes = takeMeetings(tools, config, { chatOf, joining: overrides.joining });
  const texts = overrides.sender ?? createSmsSender(config.acs, { otherKey: config.otherKey });
  const queue = overrides.queue ?? queueOf(config, accounts.program);
  const queueTools = queue && { ...calls, queue, chatOf };
  handleTurns(tools, {
    channels: [
      createVoiceChannel(calls),
      createTextChannel(texts),
      createChatChannel(chatOf, clock),
    ],
    handover: queueTools
      ? createQueueHandover(queueTools)
      : createRingColleague(calls, config.colleague),
    bots: BOTS,
    skillTools: { shop: await openShop(tools), texts, notes, clock, timeZone: config.timeZone },
    skillFailed: lines.skillFailed,
  });
  handleSaid(tools, model);
  jobs.schedule('events.purge', HOUR_MS, async () => void (await receiver.purge()));
  jobs.schedule('bots.delete-old', HOUR_MS, () => deleteOld(tools, config.retentionDays));
  await scope.use(jobs).start();
  if (queueTools)
    followQueue(queueTools, scope, lines.queueInterrupted).catch(lines.queueInterrupted);
  learnIdentities(tools, accounts, { ...lines, scope });
  const callers = createCallerService(tools, {
    network: overrides.network ?? networkOf(config),
    scope,
    onFault: lines.callerFailed,
  });
  const limits = createLimits(defaultLimits, { prefix: 'bots', redis });
  const app = await createServer({
    ...{ program: import.meta.url, bodyLimit: BODY_LIMIT, trustProxy: config.trustProxy, log },
    router: routerOf(tools, lines, {
      callers,
      models: createModelService(tools, config.model?.limits),
      limits,
      refused: countRefusals(lines.refused, clock, scope),
    }),
    identify: identifyBy(config, overrides, clock),
    async routes(server) {
      await eventsRoute(server, receiver);
      await callbacksRoute(server, calls.callbacks);
    },
    async healthy() {
      await client.$queryRaw`SELECT 1`;
      return database.disk ? { disk: await database.disk() } : {};
    },
  });
  scope.add(() => app.close());
  const { transcriptOpened: opened, transcriptFailed: failed } = lines;
  acceptTranscripts(app.server, { tools, ...calls.callbacks, opened, failed }, scope);
  const port = await listen(app, config.port, config.host);
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  lines.listening(url);
  return { url, jobs };
}

interface Opened {
  readonly database: Database;
  readonly redis: Redis | undefined;
  readonly scope: Scope;
  readonly lines: Lines;
  readonly hasModel: boolean;
}

function openTools(
  { timeZone }: BotsConfig,
  clock: Clock,
  { database, redis, scope, lines, hasModel }: Opened,
): BotsTools {
  const { client, kind } = database;
  const activity = createActivity(
    { channel: 'bots:changes', schema: changeSchema, missed: MISSED, redis },
    scope,
  );
  const jobs = new Jobs({
    ...{ db: client, clock, maxRunning: MAX_JOBS },
    ...(kind === 'postgres' ? { pollMs: POLL_MS } : { isAlone: true }),
    onFailure: lines.jobFailed,
    onTrouble: lines.databaseInTrouble,
  });
  const transact = createTransact(client, activity, jobs);
  return { client, transact, activity, jobs, clock, timeZone, hasModel };
}

function modelOf(
  { model: config }: BotsConfig,
  clock: Clock,
  { modelFailed: failed }: Lines,
): ModelParts | undefined {
  if (!config) return undefined;
  const model = createChatCompletions(config);
  return { model, limits: config.limits, breaker: createBreaker(clock), failed };
}

function identifyBy({ oidc, accessUrl }: BotsConfig, overrides: BotsOverrides, clock: Clock) {
  return createIdentify({
    verifier: overrides.verifier ?? createTokenVerifier({ ...oidc, clock }),
    profile: overrides.profile ?? createAskProfile(accessUrl),
    seen: async () => undefined,
    clock,
  });
}

function openShop(tools: BotsTools): Promise<Shop> {
  return openTableShop(tools.client, {
    now: () => tools.clock.now(),
    today: () => todayIn(tools),
  });
}

function routerOf(
  tools: BotsTools,
  { skillFailed }: Pick<Lines, 'skillFailed'>,
  parts: Pick<BotsServices, 'callers' | 'models' | 'limits' | 'refused'>,
) {
  return botsServiceRouter({
    bots: createBotService(tools),
    conversations: createConversationService(tools),
    flows: createFlowService(tools, BOTS),
    people: createMemoryService(tools),
    scripts: createScriptService(tools),
    trials: createTrialService({
      bots: BOTS,
      toolsFor: (channel) => trialTools(tools, channel),
      skillFailed,
    }),
    ...parts,
    isOutage,
  });
}

/** Nobody has to wait for it: calls to numbers are answered without. */
function learnIdentities(
  tools: Parameters<typeof learnIdentity>[0],
  { identities }: Pick<Accounts, 'identities'>,
  watching: Parameters<typeof learnIdentity>[3],
): void {
  for (const [botId, open] of identities)
    learnIdentity(tools, botId, open, watching).catch((error: unknown) =>
      watching.identityUnknown(botId, error),
    );
}
