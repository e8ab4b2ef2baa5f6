import { Scope, systemClock } from '@switchboard/kernel';
import type { Config } from '../../config.ts';
import { every } from '../../platform/clock/every.ts';
import { Endpoints } from '../../platform/outgoing/endpoint.ts';
import { EndpointGuard } from '../../platform/outgoing/guard.ts';
import type { Platform } from '../../platform/platform.ts';
import { callsPort } from '../calls/port.ts';
import { eventsPort } from '../events/port.ts';
import { identitiesPort } from '../identity/port.ts';
import { phoneNumbersPort } from '../phone-numbers/port.ts';
import type { Service, ServiceModule } from '../service.ts';
import { Asking } from './asking.ts';
import { Automation } from './automation.ts';
import { automationEnds } from './automation-ends.ts';
import { CallbackPump } from './callback-pump.ts';
import { CallbackStore } from './callback-store.ts';
import { carryOut } from './carry-out.ts';
import { automationUser as userOf } from './connection.ts';
import { ConnectionStore } from './connection-store.ts';
import { Connections } from './connections.ts';
import { Keys, ROTATE_EVERY_MS } from './keys.ts';
import { endLost } from './lost.ts';
import { callAutomationOperations } from './operations.ts';
import { purgeRepeats } from './repeats.ts';
import { PURGE_EVERY_MS, purgeConnections, vacuumCallbacks } from './retention.ts';
import { callAutomationRoutes, keyRoutes } from './routes.ts';
import { sendCallback } from './send-callback.ts';
import { callAutomationTables } from './tables.ts';

/** Later than that of any token. */
const ANY_GENERATION = 2 ** 31 - 1;
/** How often a process looks for what others have left behind; there are none on an embedded database. */
const LOOK_EVERY_MS = 5_000;

/** Calls that applications take part in by the access key. */
export const callAutomationService: ServiceModule = {
  name: 'call-automation',
  operations: callAutomationOperations,
  tables: callAutomationTables,
  async open(platform, config): Promise<Service> {
    const { database, clock, gate, jobs } = platform;
    const { db } = database;
    const scope = new Scope();
    const keys = new Keys(db, clock);
    const store = new ConnectionStore(db, platform.bus.self);
    const guard = new EndpointGuard(config.events.allowedAddresses);
    const pump = openPump(platform, config, { keys, guard, scope });
    const automation = openAutomation(platform, config, { keys, store, guard, pump, scope });
    await openLooking(platform, { store, pump, scope });
    jobs.schedule('call-automation.keys', ROTATE_EVERY_MS, () => keys.rotate());
    jobs.schedule('call-automation.purge', PURGE_EVERY_MS, async () => {
      await purgeConnections(db, clock.now());
      await purgeRepeats(db, systemClock.now());
      if (!database.shared) await vacuumCallbacks(db);
    });
    return {
      mount(app) {
        callAutomationRoutes(app, gate, automation);
        keyRoutes(app, automation);
      },
      count: async () => ({ callConnections: await db.callConnection.count() }),
      async forget() {
        keys.forget();
        await new CallbackStore(db).numberOn();
        pump.wake();
      },
      reset: () => keys.forget(),
      [Symbol.asyncDispose]: () => scope.end(),
    };
  },
};

interface Parts {
  readonly keys: Keys;
  readonly store: ConnectionStore;
  readonly guard: EndpointGuard;
  readonly pump: CallbackPump;
  readonly scope: Scope;
}

function openPump(
  { database, clock, log, resources }: Platform,
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
      onError: (error) => log.error({ err: error }, 'applications are told later'),
    }),
  );
}

function openAutomation(
  platform: Platform,
  { resourceId }: Config,
  { keys, store, guard, pump, scope }: Parts,
): Automation {
  const { bus, clock, database, gate, log, ports, publicUrl, resources } = platform;
  const { db } = database;
  const calls = ports.use(callsPort);
  const automationUser = userOf(resourceId);
  const maxWaiting = resources['automation.callbacksWaiting'];
  const wake = () => pump.wake();
  const connections = scope.use(new Connections({ store, clock, log, maxWaiting, wake }));
  const own = { self: bus.self, calls, connections };
  calls.observe(connections);
  const { generation, revokedAmong } = ports.use(identitiesPort);
  const ends = { self: bus.self, resourceId, calls, keys, db, clock, log, automationUser };
  const numbers = ports.use(phoneNumbersPort);
  calls.addKind(
    automationEnds({
      ...{ ...ends, numbers, events: ports.use(eventsPort) },
      unknownAmong: (users) =>
        revokedAmong(users.map((userId) => ({ userId, generation: ANY_GENERATION }))),
    }),
  );
  const asking = scope.use(
    new Asking({ bus, clock: systemClock, log, carryOut: (command) => carryOut(own, command) }),
  );
  return new Automation({
    ...{ db, own, asking, store, calls, keys, guard, resources, automationUser, publicUrl },
    isOwnUser: async (userId) => (await generation(userId)) !== undefined,
    isOwnNumber: async (phoneNumber) => (await numbers.owned(phoneNumber)) !== undefined,
    machineTime: gate.machineTime,
  });
}

/** Takes over what processes that died have left: what they did not send, and calls without an end. */
async function openLooking(
  { bus, clock, database, log, resources }: Platform,
  { store, pump, scope }: Pick<Parts, 'store' | 'pump' | 'scope'>,
): Promise<void> {
  const maxWaiting = resources['automation.callbacksWaiting'];
  const wake = () => pump.wake();
  const onError = (error: unknown) => log.error({ err: error }, 'applications are told later');
  const callbacks = new CallbackStore(database.db);
  const look = () => endLost({ store, callbacks, bus, clock, maxWaiting, wake });
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
