import type { CallAnswering, RecordedFiles } from '@switchboard/acs-client/calls';
import { createSmsSender } from '@switchboard/acs-client/sms';
import type { SmsSender } from '@switchboard/acs-client/sms';
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
import { Jobs } from '@switchboard/jobs';
import { Scope, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { LimitTable } from '@switchboard/rpc';
import { createLogger, listen } from '@switchboard/service';
import type { Logger } from '@switchboard/service';
import { isOutage } from '@switchboard/storage';
import { changeSchema, defaultLimits, telephonyRouter } from '@switchboard/telephony-api';
import type { LimitName, TelephonyServices } from '@switchboard/telephony-api';
import type { FastifyInstance } from 'fastify';
import type { Redis } from 'ioredis';
import { createCallService } from './calls/call-service.ts';
import { takeCalls } from './calls/take-calls.ts';
import { createCampaignService } from './campaigns/campaign-service.ts';
import { handleCampaigns } from './campaigns/take-step.ts';
import type { TelephonyConfig } from './config.ts';
import { createConsentService } from './consent/consent-service.ts';
import { createContactService } from './contacts/contact-service.ts';
import { openDatabase } from './database/open-database.ts';
import type { Database } from './database/open-database.ts';
import { followCalls, handleHandovers } from './handovers/handover-jobs.ts';
import { createHandoverService } from './handovers/handover-service.ts';
import { telephonyLines } from './http/log-lines.ts';
import { promptsRoute } from './http/prompts-route.ts';
import { voicemailRoute } from './http/voicemail-route.ts';
import { createInboxService } from './inbox/inbox-service.ts';
import { createAdoptNumbers } from './numbers/adopt-numbers.ts';
import { createNumberService } from './numbers/number-service.ts';
import { createAskRouted } from './people/ask-routed.ts';
import { rememberColleague } from './people/colleagues.ts';
import { purgeAside } from './receiving/aside.ts';
import { openReceiver } from './receiving/open-receiver.ts';
import { deleteOld } from './retention/retention.ts';
import { handleSending } from './sending/send-job.ts';
import type { TelephonyTools } from './telephony-tools.ts';
import { findPrompt } from './voicemail/find-prompt.ts';
import { openVoicemail } from './voicemail/voicemail-parts.ts';
import { createVoicemailService } from './voicemail/voicemail-service.ts';
import { createTeamService } from './teams/team-service.ts';
import { WhoIsHere } from './teams/who-is-here.ts';
import { createTemplateService } from './templates/template-service.ts';

/** What a test, or an embedding program, may put in place of the real thing. */
export interface TelephonyOverrides {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly database?: Database;
  readonly sender?: SmsSender;
  readonly answering?: CallAnswering;
  readonly recordedFiles?: RecordedFiles;
  readonly verifyCallback?: VerifyCallback;
  readonly verifier?: TokenVerifier;
  readonly profile?: IdentifyTools['profile'];
  readonly routed?: ReturnType<typeof createAskRouted>;
  readonly limits?: Partial<LimitTable<LimitName>>;
}

export interface Telephony extends AsyncDisposable {
  /** Where it listens, for instance `http://localhost:3450`. */
  readonly url: string;
  /** Fulfilled when nothing is due to be sent any more. */
  settle(): Promise<void>;
}

const HOUR_MS = 3_600_000;
/** The longest request is a list of two million characters, which JSON may write with more. */
const BODY_LIMIT = 5_000_000;
const MISSED = { kind: 'missed', id: null } as const;
/** How often a process looks for jobs of others that died. */
const POLL_MS = 5_000;

/** Builds the telephony service and starts it; disposing of it closes everything it opened. */
export async function compose(
  config: TelephonyConfig,
  overrides: TelephonyOverrides = {},
): Promise<Telephony> {
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

async function start(config: TelephonyConfig, overrides: TelephonyOverrides, scope: Scope) {
  const { clock = systemClock } = overrides;
  const log = overrides.log ?? createLogger({ name: 'telephony-service', level: config.logLevel });
  const lines = telephonyLines(log);
  const database =
    overrides.database ??
    scope.use(await openDatabase(config.databaseUrl, { onTrouble: lines.databaseInTrouble }));
  const redis = openRedis(config.redisUrl, scope);
  const tools = openTools(config, clock, { database, redis, scope, lines });
  const receiver = openReceiver(tools, config, {
    onFailure: lines.eventFailed,
    onTrouble: lines.databaseInTrouble,
  });
  const { jobs, client } = tools;
  const { acs, otherKey } = config;
  handleSending({ ...tools, sender: overrides.sender ?? createSmsSender(acs, { otherKey }) });
  handleCampaigns(tools);
  handleHandovers(tools);
  const callbacks = takeCalls(tools, config, overrides);
  jobs.schedule('events.purge', HOUR_MS, async () => void (await receiver.purge()));
  jobs.schedule('texts.purge-aside', HOUR_MS, () => purgeAside(tools));
  const { retentionDays } = config;
  if (retentionDays !== undefined)
    jobs.schedule('texts.delete-old', HOUR_MS, (signal) => deleteOld(tools, retentionDays, signal));
  await scope.use(jobs).start();

  const adoptNumbers = createAdoptNumbers({
    ...tools,
    routed: overrides.routed ?? createAskRouted(config.accessUrl),
    onFailure: lines.numbersUnknown,
  });
  const limits = createLimits(
    { ...defaultLimits, ...overrides.limits },
    { prefix: 'telephony', redis },
  );
  const identify = createIdentify({
    verifier: overrides.verifier ?? createTokenVerifier({ ...config.oidc, clock }),
    profile: overrides.profile ?? createAskProfile(config.accessUrl),
    async seen(actor, asker) {
      // Who is told in the web app who calls has not opened the inbox: nobody gives them its work for that.
      if (asker.session['x-session-app'] === 'web') return;
      await rememberColleague(client, clock, actor);
      await adoptNumbers(actor, asker);
    },
    clock,
  });
  const app = await createServer({
    ...{ program: import.meta.url, bodyLimit: BODY_LIMIT, identify },
    router: routerOf(tools, {
      limits,
      refused: countRefusals(lines.refused, clock, scope),
    }),
    async routes(server: FastifyInstance) {
      await eventsRoute(server, receiver);
      if (callbacks) await callbacksRoute(server, callbacks);
      promptsRoute(server, (name) => findPrompt(client, name));
      const open = (callId: string) => openVoicemail(client, callId);
      voicemailRoute(server, { identify, limits, openVoicemail: open });
    },
    async healthy() {
      await client.$queryRaw`SELECT 1`;
      return database.disk ? { disk: await database.disk() } : {};
    },
    trustProxy: config.trustProxy,
    log,
  });
  scope.add(() => app.close());
  const port = await listen(app, config.port, config.host);
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  lines.listening(url);
  return { url, jobs };
}

interface Opened {
  readonly database: Database;
  readonly redis: Redis | undefined;
  readonly scope: Scope;
  readonly lines: ReturnType<typeof telephonyLines>;
}

function openTools(
  { policy, prices, newNumbers }: TelephonyConfig,
  clock: Clock,
  { database, redis, scope, lines }: Opened,
): TelephonyTools {
  const { client, kind } = database;
  const activity = createActivity(
    { channel: 'telephony:changes', schema: changeSchema, missed: MISSED, redis },
    scope,
  );
  const jobs = new Jobs({
    ...{ db: client, clock },
    ...(kind === 'postgres' ? { pollMs: POLL_MS } : { isAlone: true }),
    onFailure: lines.jobFailed,
    onTrouble: lines.databaseInTrouble,
  });
  const transact = createTransact(client, activity, jobs, followCalls(jobs));
  const whoIsHere = scope.use(new WhoIsHere({ client, transact, jobs, clock }));
  return { client, transact, activity, jobs, whoIsHere, clock, policy, prices, newNumbers };
}

function routerOf(tools: TelephonyTools, guarding: Pick<TelephonyServices, 'limits' | 'refused'>) {
  return telephonyRouter({
    inbox: createInboxService(tools),
    contacts: createContactService(tools),
    templates: createTemplateService(tools),
    campaigns: createCampaignService(tools),
    numbers: createNumberService(tools),
    consent: createConsentService(tools),
    calls: createCallService(tools),
    voicemail: createVoicemailService(tools),
    handovers: createHandoverService(tools),
    teams: createTeamService(tools),
    ...guarding,
    isOutage,
  });
}
