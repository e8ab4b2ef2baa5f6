import { SAMPLES } from '../shop/table-shop.ts';
import type { Shop } from '../shop/shop.ts';

/** The shop that bots are tried with: its orders are those that every shop begins with. */
export function createTrialShop(): Shop {
  const orders = new Map(SAMPLES.map((order) => [order.reference, order]));
  return { order: async (reference) => orders.get(reference) };
}
