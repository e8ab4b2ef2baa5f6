/** An order as a customer may hear of it. */
export interface Order {
  readonly reference: string;
  readonly item: string;
  readonly status: 'received' | 'packed' | 'shipped' | 'delivered' | 'cancelled';
  /** As `2026-12-01`; null where nobody knows yet. */
  readonly shipsOn: string | null;
  readonly deliversOn: string | null;
}

/** What is to be changed of an order. With the same id once more, it is not, and the answer is the same. */
export interface OrderChange {
  readonly id: string;
  readonly reference: string;
}

/** `no-delivery` where nothing is delivered on that day, `too-late` where the order is on its way or cancelled. */
export type Moved = 'moved' | 'unknown' | 'too-late' | 'no-delivery';
/** `too-late` where it is packed. */
export type Cancelled = 'cancelled' | 'unknown' | 'too-late';

/** Where orders are looked up and changed. A team puts its own system here. */
export interface Shop {
  /** @returns undefined where there is no such order */
  order(reference: string): Promise<Order | undefined>;
  /** @param day as `2026-12-04` */
  moveDelivery(change: OrderChange, day: string): Promise<Moved>;
  cancel(change: OrderChange): Promise<Cancelled>;
}
