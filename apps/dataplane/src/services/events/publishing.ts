import type { Clock } from '@switchboard/kernel';
import { fanOut, insertDeliveries } from './append.ts';
import type { Delivering } from './delivering.ts';
import type { DeliveryLab } from './lab.ts';
import type { Events } from './port.ts';

/** What other services publish through. */
export function createEvents(
  { subscribers, wake }: Pick<Delivering, 'subscribers' | 'wake'>,
  { clock, lab }: { readonly clock: Clock; readonly lab: DeliveryLab },
): Events {
  return {
    wants: (...types) => subscribers.wants(types),
    async append(tx, events) {
      const nowMs = clock.now();
      const deliveries = fanOut(events, {
        nowMs,
        subscribersOf: (event) => subscribers.of(event),
        copies: (type) => lab.copies(type),
      });
      await insertDeliveries(tx, deliveries, nowMs);
      const ids = new Set(deliveries.map(({ subscriptionId }) => subscriptionId));
      return () => wake([...ids]);
    },
  };
}
