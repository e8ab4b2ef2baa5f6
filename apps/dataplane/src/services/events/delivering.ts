import { systemClock } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import { z } from 'zod';
import { every } from '../../platform/clock/every.ts';
import { GroupWriter } from '../../platform/database/group-writer.ts';
import type { Platform } from '../../platform/platform.ts';
import { topic as busTopic } from '../../platform/process-bus/topic.ts';
import { DeliveryStore } from './delivery-store.ts';
import type { Settlement } from './delivery-store.ts';
import type { Endpoints } from '../../platform/outgoing/endpoint.ts';
import { notify } from './notify.ts';
import { Pumps } from './pumps.ts';
import { seededRandom } from './random.ts';
import { Subscribers } from './subscribers.ts';
import type { SubscriptionStore } from './subscription-store.ts';

/** How often a process looks for what others have left behind; there are none on an embedded database. */
const LOOK_EVERY_MS = 5_000;

/** What became of deliveries is written together: nobody waits for it, and other statements would wait for each. */
const SETTLE_WITHIN_MS = 20;

const subscriptionsChanged = busTopic('event-subscriptions-changed', z.object({}));

export interface Delivering {
  readonly subscribers: Subscribers;
  readonly pumps: Pumps;
  readonly wake: (subscriptionIds: readonly string[]) => void;
  /** Tells every process that subscriptions were changed; fulfilled when this one knows. */
  readonly changed: () => Promise<void>;
}

export interface DeliveringOptions {
  readonly endpoints: Endpoints;
  readonly subscriptions: SubscriptionStore;
  readonly topic: string;
}

/** Begins to deliver what is due, here and wherever another process left off. */
export async function openDelivering(
  { database, bus, clock, log }: Platform,
  { endpoints, subscriptions, topic }: DeliveringOptions,
  scope: Scope,
): Promise<Delivering> {
  const onError = (error: unknown) => log.error({ err: error }, 'events are delivered later');
  const store = new DeliveryStore(database.db);
  const settling = new GroupWriter<Settlement>((settlements) => store.settle(settlements), {
    clock: systemClock,
    ms: SETTLE_WITHIN_MS,
  });
  const pumps = new Pumps({
    ...{ clock, store, onError, random: seededRandom(clock.now()) },
    settle: (settlement) => settling.add(settlement),
    notify: (subscription, sent) => notify(endpoints, subscription, { ...sent, topic }),
  });
  const subscribers = new Subscribers(subscriptions, (active) => pumps.use(active));
  const readAgain = () => void subscribers.read().catch(onError);
  const wake = (ids: readonly string[]) => ids.forEach((id) => pumps.wake(id));
  if (!database.shared) await store.releaseAll(clock.now());
  await subscribers.read();
  scope.use(pumps);
  // Before them, for they wait for it.
  scope.use(settling);
  scope.use(bus.subscribe(subscriptionsChanged, readAgain));
  scope.use(bus.onInterrupted(readAgain));
  const look = async () => wake(await store.due(clock.now()));
  if (database.shared) scope.use(every(clock, LOOK_EVERY_MS, look, onError));
  return {
    ...{ subscribers, pumps, wake },
    changed() {
      bus.publish(subscriptionsChanged, {});
      return subscribers.read();
    },
  };
}
