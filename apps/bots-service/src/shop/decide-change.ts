import { isDeliveryDay } from './delivery-day.ts';
import type { Cancelled, Moved, Order } from './shop.ts';

/** What becomes of an order that is to be changed; without data nothing does. */
export interface Decision<Outcome> {
  readonly outcome: Outcome;
  readonly data?: Partial<Pick<Order, 'status' | 'deliversOn'>>;
}

/** @param today as `2026-11-30`, like the day */
export function decideMove({ status }: Order, day: string, today: string): Decision<Moved> {
  if (status !== 'received' && status !== 'packed') return { outcome: 'too-late' };
  if (!isDeliveryDay(day, today)) return { outcome: 'no-delivery' };
  return { outcome: 'moved', data: { deliversOn: day } };
}

export function decideCancel({ status }: Order): Decision<Cancelled> {
  if (status === 'cancelled') return { outcome: 'cancelled' };
  if (status !== 'received') return { outcome: 'too-late' };
  return { outcome: 'cancelled', data: { status: 'cancelled', deliversOn: null } };
}
