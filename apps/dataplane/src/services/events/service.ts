import { Scope } from '@switchboard/kernel';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Service, ServiceModule } from '../service.ts';
import { eventsControl } from './control.ts';
import { openDelivering } from './delivering.ts';
import { DeliveryLog } from './delivery-log.ts';
import { Endpoints } from '../../platform/outgoing/endpoint.ts';
import { topicOf } from './envelope.ts';
import { EndpointGuard } from '../../platform/outgoing/guard.ts';
import { DeliveryLab } from './lab.ts';
import { originOf } from './origin.ts';
import { eventsPort } from './port.ts';
import { createEvents } from './publishing.ts';
import { PURGE_EVERY_MS, purgeEvents, vacuumEvents } from './retention.ts';
import { eventsRoutes } from './routes.ts';
import { applySubscriptions, readSubscriptionFile } from './subscription-file.ts';
import { SubscriptionStore } from './subscription-store.ts';
import { Subscriptions } from './subscriptions.ts';
import { eventsTables } from './tables.ts';

/** What Azure Event Grid does for Communication Services. */
export const eventsService: ServiceModule = {
  name: 'events',
  tables: eventsTables,
  async open(platform, config): Promise<Service> {
    const scope = new Scope();
    const { db } = platform.database;
    const { clock, jobs, ports } = platform;
    const lab = new DeliveryLab();
    const mounted: FastifyInstance[] = [];
    const origin = () => config.publicUrl ?? originOf(mounted.at(-1), config.host);
    const opened = await openSubscriptions(platform, { config, origin }, scope);
    const { subscriptions, delivering, topic } = opened;
    ports.offer(eventsPort, createEvents(delivering, { db, clock, lab }));
    jobs.schedule('events.purge', PURGE_EVERY_MS, async () => {
      await purgeEvents(db, clock.now());
      if (!platform.database.shared) await vacuumEvents(db);
    });
    const applyFile = await openFile(platform, config, { subscriptions, scope });
    return {
      mount(app) {
        mounted.push(app);
        eventsRoutes(app, subscriptions);
        // From then on we can be reached under the validation URL.
        app.addHook('onListen', async () => applyFile());
      },
      mountControl(app) {
        const log = new DeliveryLog(db);
        eventsControl(app, { subscriptions, lab, log, clock, topic, wake: delivering.wake });
      },
      count: async () => ({ eventSubscriptions: await db.eventSubscription.count() }),
      async forget() {
        await numberOn(db);
        await delivering.changed();
      },
      reset() {
        lab.set({ seed: 1, rules: [] });
        applyFile();
      },
      [Symbol.asyncDispose]: () => scope.end(),
    };
  },
};

interface OpenOptions {
  readonly config: Config;
  readonly origin: () => string;
}

async function openSubscriptions(
  platform: Platform,
  { config, origin }: OpenOptions,
  scope: Scope,
) {
  const { database, clock } = platform;
  const store = new SubscriptionStore(database.db);
  const guard = new EndpointGuard(config.events.allowedAddresses);
  const endpoints = scope.use(new Endpoints(clock, guard));
  const topic = topicOf(config.resourceId);
  const delivering = await openDelivering(
    platform,
    { endpoints, topic, subscriptions: store },
    scope,
  );
  const { changed } = delivering;
  const subscriptions = scope.use(
    new Subscriptions({ store, clock, endpoints, guard, topic, origin, changed }),
  );
  return { subscriptions, delivering, topic };
}

/** @returns what sees to it, in the background, that the configured subscriptions are there */
async function openFile(
  { clock, log }: Platform,
  { events }: Config,
  { subscriptions, scope }: { subscriptions: Subscriptions; scope: Scope },
): Promise<() => void> {
  const { subscriptionsFile } = events;
  if (subscriptionsFile === undefined) return () => undefined;
  const inputs = await readSubscriptionFile(subscriptionsFile);
  const { signal } = scope;
  return () => {
    applySubscriptions(inputs, { subscriptions, clock, signal }).catch((error: unknown) => {
      if (!signal.aborted) log.error({ err: error }, 'subscriptions of the file are not all there');
    });
  };
}

/** After an import: what is delivered from now on is numbered after what was imported. */
async function numberOn(db: Database): Promise<void> {
  await db.$executeRaw`
    SELECT setval(pg_get_serial_sequence('"EventDelivery"', 'id'), greatest(
      nextval(pg_get_serial_sequence('"EventDelivery"', 'id')),
      (SELECT coalesce(max("id"), 0) + 1 FROM "EventDelivery")))`;
}
