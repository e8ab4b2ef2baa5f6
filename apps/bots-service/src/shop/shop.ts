/** An order as a customer may hear of it. */
export interface Order {
  readonly reference: string;
  readonly item: string;
  readonly status: 'received' | 'packed' | 'shipped' | 'delivered';
  /** As `2026-12-01`; null where nobody knows yet. */
  readonly shipsOn: string | null;
}

/** Where orders are looked up. A team puts its own system here. */
export interface Shop {
  /** @returns undefined where there is no such order */
  order(reference: string): Promise<Order | undefined>;
}
