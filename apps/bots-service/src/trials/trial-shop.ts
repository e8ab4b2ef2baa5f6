import { decideCancel, decideMove } from '../shop/decide-change.ts';
import type { Decision } from '../shop/decide-change.ts';
import { SAMPLE_ORDERS } from '../shop/sample-orders.ts';
import type { Order, Shop } from '../shop/shop.ts';

/** The shop that bots are tried with: it has the orders that every shop begins with, and keeps no change. */
export function createTrialShop(today: string): Shop {
  const find = (reference: string): Order | undefined =>
    SAMPLE_ORDERS.find((order) => order.reference === reference);
  const outcomeOf = <Outcome extends string>(
    reference: string,
    decide: (order: Order) => Decision<Outcome>,
  ): Outcome | 'unknown' => {
    const order = find(reference);
    return order ? decide(order).outcome : 'unknown';
  };
  return {
    order: async (reference) => find(reference),
    moveDelivery: async ({ reference }, day) =>
      outcomeOf(reference, (order) => decideMove(order, day, today)),
    cancel: async ({ reference }) => outcomeOf(reference, decideCancel),
  };
}
