import { Scope } from '@switchboard/kernel';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { openJobs } from '../../platform/jobs/open-jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { topic } from '../../platform/process-bus/topic.ts';
import { callsPort } from '../calls/port.ts';
import type { End, ServerCalls } from '../calls/port.ts';
import { chatPort } from '../chat/port.ts';
import { accessEnded, identitiesPort } from '../identity/port.ts';
import { realtimePort } from '../realtime/port.ts';
import type { Service, ServiceModule } from '../service.ts';
import { pushControl } from './control.ts';
import { InstallationStore } from './installations/installation-store.ts';
import { installationRoutes } from './installations/routes.ts';
import { notifyMembers, openPresence } from './messages/notify-members.ts';
import { RingStore } from './ringing/ring-store.ts';
import { WakingEnds } from './ringing/waking-ends.ts';
import { Deliveries } from './sending/deliveries.ts';
import { DeliveryStore } from './sending/delivery-store.ts';
import { openSenders } from './sending/open-senders.ts';
import { pushTables } from './tables.ts';

const PURGE_EVERY_MS = 3_600_000;
/** How long one can see what became of a push. */
const KEPT_MS = 7 * 86_400_000;
/** A process that died is missed within so long, by those who never heard from it. */
const LOOK_EVERY_MS = 5_000;
/** Pushes wait for other services, and hold up nothing else. */
const MAX_RUNNING = 16;

/** Between processes: a client of somebody whom a call of yours rings by push came to be. */
const attached = topic(
  'push-attached',
  z.object({
    ringId: z.string(),
    end: z.object({
      ...{ kind: z.string(), process: z.string(), id: z.string() },
      media: z.enum(['page', 'server', 'none']),
    }),
  }),
);

/** Wakes devices for calls and messages, by the push services of their platforms. */
export const pushService: ServiceModule = {
  name: 'push',
  tables: pushTables,
  async open(platform, config): Promise<Service> {
    const scope = new Scope();
    try {
      return await openPush(platform, config, scope);
    } catch (error) {
      await scope.end();
      throw error;
    }
  },
};

async function openPush(platform: Platform, config: Config, scope: Scope): Promise<Service> {
  const { bus, clock, database, gate, log, ports, resources } = platform;
  const { db } = database;
  const { push } = config;
  const senders = openSenders(push, clock, scope);
  const jobs = openJobs({ database, clock, log, maxRunning: MAX_RUNNING });
  const [installations, rings, store] = [
    new InstallationStore(db),
    new RingStore(db),
    new DeliveryStore(db),
  ];
  const calls = ports.use(callsPort);
  const deliveries: Deliveries = new Deliveries({
    ...{ db, clock, jobs, store, installations, senders },
    isOver: async (eventId, type) => type === 'incoming-call' && rings.isOver(eventId),
    onUnreached: (eventId) => waking.unreached(eventId),
  });
  const waking = new WakingEnds({
    ...{ self: bus.self, db, clock, log, calls, rings, installations, store, deliveries },
    shown: push.shown,
  });
  if (senders.length > 0) {
    calls.addKind(waking);
    ringClients(platform, { calls, rings, waking }, scope);
    await notify(platform, { installations, store, deliveries, shown: push.shown }, scope);
  }
  forgetWhoLeaves(platform, installations, scope);
  await endRings(platform, rings, waking, scope);
  platform.jobs.schedule('push.purge', PURGE_EVERY_MS, async () => {
    await installations.purge(clock.now());
    await rings.purge(clock.now() - KEPT_MS);
    await store.purge(clock.now() - KEPT_MS);
  });
  await scope.use(jobs).start();
  scope.use(deliveries);
  return {
    mount: (app) =>
      installationRoutes(app, gate, {
        ...{ installations, rings, clock, allowedHosts: push.allowedHosts },
        services: new Set(senders.map(({ service }) => service)),
        maxPerPerson: resources['push.installationsPerPerson'],
        vapidPublicKey: push.webPush?.publicKey,
      }),
    mountControl: (app) => pushControl(app, { db, clock, installations, store, deliveries }),
    count: async () => ({ pushInstallations: await db.pushInstallation.count() }),
    [Symbol.asyncDispose]: () => scope.end(),
  };
}

interface RingingParts {
  readonly calls: ServerCalls;
  readonly rings: RingStore;
  readonly waking: WakingEnds;
}

/** Whoever connects while a push rings them rings there, wherever the call lives. */
function ringClients(
  { bus, clock, log }: Platform,
  { calls, rings, waking }: RingingParts,
  scope: Scope,
): void {
  scope.use(bus.subscribe(attached, ({ ringId, end }) => waking.attach(ringId, end)));
  const look = async (user: string, end: End): Promise<void> => {
    for (const { id: ringId, home } of await rings.ofUser(user, clock.now()))
      bus.send(home, attached, { ringId, end });
  };
  calls.onClient((user, end) => {
    look(user, end).catch((error: unknown) =>
      log.error({ err: error }, 'a client was not rung that came to be'),
    );
  });
}

async function notify(
  { bus, clock, database: { db }, log, ports }: Platform,
  parts: Pick<Parameters<typeof notifyMembers>[0], 'installations' | 'store' | 'deliveries'> & {
    readonly shown: Config['push']['shown'];
  },
  scope: Scope,
): Promise<void> {
  const onError = (error: unknown) => log.warn({ err: error }, 'who is connected is not known');
  const presence = scope.use(await openPresence(bus, ports.use(realtimePort), onError));
  ports.use(chatPort).onSent((sent) => notifyMembers({ ...parts, db, clock, presence }, sent));
}

/** Whose access ended is told of nothing any more, but for apps of which was said just before that they stay. */
function forgetWhoLeaves(
  { bus, clock, log, ports }: Platform,
  installations: InstallationStore,
  scope: Scope,
): void {
  ports.use(identitiesPort).onRemoving(async (userId) => void (await installations.remove(userId)));
  scope.use(
    bus.subscribe(accessEnded, ({ userId }) => {
      installations
        .removeUnkept(userId, clock.now())
        .catch((error: unknown) => log.error({ err: error }, 'apps were not forgotten'));
    }),
  );
}

/**
 * Ends what rings for calls of processes that died: this one's former self, those it heard from, and those
 * that it never heard of.
 */
async function endRings(
  { bus, database, jobs, log }: Platform,
  rings: RingStore,
  waking: WakingEnds,
  scope: Scope,
): Promise<void> {
  const look = async (): Promise<void> => {
    const homes = await rings.homes();
    const alive = await bus.alive(homes);
    for (const home of homes.filter((one) => !alive.has(one))) await waking.endOf(home);
  };
  await look();
  if (!database.shared) return;
  jobs.schedule('push.lost', LOOK_EVERY_MS, look);
  scope.use(
    bus.onProcessGone((home) => {
      waking
        .endOf(home)
        .catch((error: unknown) => log.error({ err: error }, 'the end of rings is not told'));
    }),
  );
}
