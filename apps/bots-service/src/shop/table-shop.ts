import { z } from 'zod';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { decideCancel, decideMove } from './decide-change.ts';
import type { Decision } from './decide-change.ts';
import { SAMPLE_ORDERS } from './sample-orders.ts';
import type { Order, OrderChange, Shop } from './shop.ts';

const orderSchema = z.object({
  ...{ reference: z.string(), item: z.string(), shipsOn: z.string().nullable() },
  status: z.enum(['received', 'packed', 'shipped', 'delivered', 'cancelled']),
  deliversOn: z.string().nullable(),
});

export interface TableShopTools {
  readonly now: () => number;
  /** As `2026-11-30`. */
  readonly today: () => string;
}

/** The shop that comes with the bots: a table, with some orders to begin with. */
export async function openTableShop(client: PrismaClient, tools: TableShopTools): Promise<Shop> {
  if ((await client.shopOrder.count()) === 0)
    await client.shopOrder.createMany({ data: [...SAMPLE_ORDERS], skipDuplicates: true });
  return {
    async order(reference) {
      const found = await client.shopOrder.findUnique({ where: { reference } });
      return found ? orderSchema.parse(found) : undefined;
    },
    moveDelivery: (asked, day) =>
      change(client, asked, tools, (order) => decideMove(order, day, tools.today())),
    cancel: (asked) => change(client, asked, tools, decideCancel),
  };
}

/** Decides once for each id, while nobody else changes the order. */
function change<Outcome extends string>(
  client: PrismaClient,
  { id, reference }: OrderChange,
  { now }: TableShopTools,
  decide: (order: Order) => Decision<Outcome>,
): Promise<Outcome | 'unknown'> {
  return client.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "ShopOrder" WHERE "reference" = ${reference} FOR UPDATE`;
    const done = await tx.shopChange.findUnique({ where: { id } });
    // Written by nobody but this.
    if (done) return done.outcome as Outcome;
    const found = await tx.shopOrder.findUnique({ where: { reference } });
    if (!found) return 'unknown';
    const { outcome, data } = decide(orderSchema.parse(found));
    if (data) await tx.shopOrder.update({ where: { reference }, data });
    await tx.shopChange.create({ data: { id, reference, outcome, at: new Date(now()) } });
    return outcome;
  });
}
