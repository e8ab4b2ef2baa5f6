import { join } from 'node:path';
import { Scope, systemClock } from '@switchboard/kernel';
import type { Config } from '../../config.ts';
import { every } from '../../platform/clock/every.ts';
import { Endpoints } from '../../platform/outgoing/endpoint.ts';
import { EndpointGuard } from '../../platform/outgoing/guard.ts';
import type { Platform } from '../../platform/platform.ts';
import { callTracesPort } from '../call-traces/port.ts';
import { callsPort } from '../calls/port.ts';
import { callSoundsPort } from '../media/port.ts';
import { eventsPort } from '../events/port.ts';
import { identitiesPort } from '../identity/port.ts';
import { phoneNumbersPort } from '../phone-numbers/port.ts';
import type { Service, ServiceModule } from '../service.ts';
import { speechPort } from '../speech/port.ts';
import { Asking } from './asking.ts';
import { Automation } from './automation.ts';
import { automationEnds } from './automation-ends.ts';
import { CallbackPump } from './callback-pump.ts';
import { CallbackStore } from './callback-store.ts';
import { noteCallback } from './note-callback.ts';
import { carryOut } from './carry-out.ts';
import { automationUser as userOf } from './connection.ts';
import { ConnectionStore } from './connection-store.ts';
import { Connections } from './connections.ts';
import { Keys, ROTATE_EVERY_MS } from './keys.ts';
import { endLost } from './lost.ts';
import { Announcement } from './media/announcement.ts';
import { Announcer } from './media/announcer.ts';
import { Medias } from './media/medias.ts';
import type { MediasDeps } from './media/medias.ts';
import { PromptFiles } from './media/prompt-files.ts';
import { CallSpeech } from './media/speech.ts';
import { callAutomationOperations } from './operations.ts';
import { contentOperations, contentRoutes } from './recording/content-routes.ts';
import { expire, finishLost } from './recording/lost-recordings.ts';
import { RecordedFiles } from './recording/recorded-files.ts';
import { RecordingRetention } from './recording/recording-retention.ts';
import { recordingsControl } from './recording/recordings-control.ts';
import { RecordingStore } from './recording/recording-store.ts';
import { Recordings } from './recording/recordings.ts';
import { purgeRepeats } from './repeats.ts';
import { PURGE_EVERY_MS, purgeConnections, vacuumCallbacks } from './retention.ts';
import { callAutomationRoutes, keyRoutes } from './routes.ts';
import { sendCallback } from './send-callback.ts';
import { streamServer } from './media/streaming/stream-server.ts';
import { callAutomationTables } from './tables.ts';

/** Later than that of any token. */
const ANY_GENERATION = 2 ** 31 - 1;
/** How often a process looks for what others have left behind; there are none on an embedded database. */
const LOOK_EVERY_MS = 5_000;

/** Calls that applications take part in by the access key. */
export const callAutomationService: ServiceModule = {
  name: 'call-automation',
  operations: { ...callAutomationOperations, ...contentOperations },
  tables: callAutomationTables,
  async open(platform, config): Promise<Service> {
    const { database, clock, gate, jobs } = platform;
    const { db } = database;
    const scope = new Scope();
    const keys = new Keys(db, clock);
    const store = new ConnectionStore(db, platform.bus.self);
    const recorded: Recorded = {
      store: new RecordingStore(db),
      files: new RecordedFiles(join(config.stateDir, 'recordings')),
      retention: new RecordingRetention(db),
    };
    const guard = new EndpointGuard(config.events.allowedAddresses);
    const pump = openPump(platform, config, { keys, guard, scope });
    const automation = openAutomation(platform, config, {
      ...{ keys, store, guard, pump, recorded, scope },
    });
    await openLooking(platform, { store, pump, recorded, scope });
    jobs.schedule('call-automation.keys', ROTATE_EVERY_MS, () => keys.rotate());
    jobs.schedule('call-automation.purge', PURGE_EVERY_MS, async () => {
      await purgeConnections(db, clock.now());
      await purgeRepeats(db, systemClock.now());
      await expire({ ...recorded, clock }, await recorded.retention.keptMs());
      if (!database.shared) await vacuumCallbacks(db);
    });
    return {
      mount(app) {
        callAutomationRoutes(app, gate, automation);
        keyRoutes(app, automation);
        contentRoutes(app, gate, { ...recorded, resourceId: config.resourceId });
      },
      mountControl: (app) => recordingsControl(app, recorded),
      count: async () => ({ callConnections: await db.callConnection.count() }),
      async forget() {
        keys.forget();
        await new CallbackStore(db).numberOn();
        pump.wake();
      },
      reset() {
        keys.forget();
        recorded.files.clear().catch((error: unknown) => {
          platform.log.error({ err: error }, 'the files of recordings were not deleted');
        });
      },
      [Symbol.asyncDispose]: () => scope.end(),
    };
  },
};

/** Recordings as they are kept. */
interface Recorded {
  readonly store: RecordingStore;
  readonly files: RecordedFiles;
  readonly retention: RecordingRetention;
}

interface Parts {
  readonly keys: Keys;
  readonly store: ConnectionStore;
  readonly guard: EndpointGuard;
  readonly pump: CallbackPump;
  readonly recorded: Recorded;
  readonly scope: Scope;
}

function openPump(
  { database, clock, log, ports, resources }: Platform,
  { resourceId: audience }: Config,
  { keys, guard, scope }: Pick<Parts, 'keys' | 'guard' | 'scope'>,
): CallbackPump {
  const endpoints = scope.use(new Endpoints(clock, guard));
  const options = { endpoints, keys, audience };
  return scope.use(
    new CallbackPump({
      ...{ clock, store: new CallbackStore(database.db) },
      maxRequests: resources['automation.connections'],
      send: (callback, signal) => sendCallback(callback, options, signal),
      onGivenUp: ({ connectionId }) =>
        log.warn({ connection: connectionId }, 'an application did not take what it was told'),
      onAttempted: noteCallback(ports.use(callTracesPort)),
      onError: (error) => log.error({ err: error }, 'applications are told later'),
    }),
  );
}

function openAutomation(
  platform: Platform,
  { resourceId, announcement: announced, events: { allowedAddresses } }: Config,
  { keys, store, recorded, guard, pump, scope }: Parts,
): Automation {
  const { bus, clock, database, gate, log, ports, publicUrl, resources } = platform;
  const { db } = database;
  const calls = ports.use(callsPort);
  const automationUser = userOf(resourceId);
  const maxWaiting = resources['automation.callbacksWaiting'];
  const wake = () => pump.wake();
  const connections = scope.use(new Connections({ store, clock, log, maxWaiting, wake }));
  const endpoints = scope.use(new Endpoints(systemClock, guard));
  const speech = new CallSpeech(ports.use(speechPort));
  const onFault = (error: unknown) =>
    log.warn({ err: error }, 'what is said or heard in a call did not end as it should');
  const files = scope.use(new PromptFiles({ endpoints, speech, onError: onFault }));
  const sounds = ports.use(callSoundsPort);
  const announcement = scope.use(new Announcement({ kind: announced, speech, log }));
  const servers = { keys, audience: resourceId, allowedAddresses };
  const server: MediasDeps['server'] = (url, names) => streamServer(servers, url, names);
  const medias = scope.use(
    new Medias({ calls, sounds, files, speech, clock, connections, server, onFault }),
  );
  const events = ports.use(eventsPort);
  const recordings = scope.use(
    new Recordings({
      ...{ self: bus.self, resourceId, calls, sounds, files: recorded.files },
      announcerOf: (callId, id) =>
        new Announcer({ calls, sounds, announcement, log, onFault }, callId, id),
      ...{ store: recorded.store, callbacks: store, events, db, clock, log, resources, wake },
    }),
  );
  calls.observe(recordings);
  const own = { self: bus.self, calls, connections, medias, recordings };
  calls.observe(connections);
  calls.observe(medias);
  const { generation, revokedAmong } = ports.use(identitiesPort);
  const ends = { self: bus.self, resourceId, calls, keys, db, clock, log, automationUser };
  const numbers = ports.use(phoneNumbersPort);
  calls.addKind(
    automationEnds({
      ...{ ...ends, numbers, events },
      pressed: (connection, user, tone) => medias.pressed(connection, user, tone),
      unknownAmong: (users) =>
        revokedAmong(users.map((userId) => ({ userId, generation: ANY_GENERATION }))),
    }),
  );
  const asking = scope.use(
    new Asking({ bus, clock: systemClock, log, carryOut: (command) => carryOut(own, command) }),
  );
  return new Automation({
    ...{
      db,
      own,
      asking,
      store,
      recordings: recorded.store,
      calls,
      keys,
      guard,
      resources,
      automationUser,
      publicUrl,
    },
    isOwnUser: async (userId) => (await generation(userId)) !== undefined,
    isOwnNumber: async (phoneNumber) => (await numbers.owned(phoneNumber)) !== undefined,
    machineTime: gate.machineTime,
  });
}

/** Takes over what processes that died have left: what they did not send, and calls without an end. */
async function openLooking(
  { bus, clock, database, log, ports, resources }: Platform,
  { store, pump, recorded, scope }: Pick<Parts, 'store' | 'pump' | 'recorded' | 'scope'>,
): Promise<void> {
  const maxWaiting = resources['automation.callbacksWaiting'];
  const wake = () => pump.wake();
  const onError = (error: unknown) => log.error({ err: error }, 'applications are told later');
  const callbacks = new CallbackStore(database.db);
  const { db } = database;
  const recording = { ...recorded, db, clock, callbacks: store, resources, wake, bus };
  const look = async (): Promise<void> => {
    await endLost({ store, callbacks, bus, clock, maxWaiting, wake });
    await finishLost({ ...recording, events: ports.use(eventsPort) });
  };
  if (!database.shared) await callbacks.releaseAll(clock.now());
  await look();
  wake();
  if (!database.shared) return;
  scope.use(bus.onProcessGone(() => void look().catch(onError)));
  scope.use(
    every(
      clock,
      LOOK_EVERY_MS,
      async () => {
        wake();
        await look();
      },
      onError,
    ),
  );
}
