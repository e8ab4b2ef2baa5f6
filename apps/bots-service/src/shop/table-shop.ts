import { z } from 'zod';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { isDeliveryDay } from './delivery-day.ts';
import type { Cancelled, Moved, Order, OrderChange, Shop } from './shop.ts';

/** What a shop begins with. */
export const SAMPLES: readonly Order[] = [
  {
    ...{ reference: 'A-1001', item: 'a blue kettle', status: 'shipped' },
    ...{ shipsOn: '2026-11-27', deliversOn: null },
  },
  {
    ...{ reference: 'A-1002', item: 'two oak chairs', status: 'packed' },
    ...{ shipsOn: '2026-12-02', deliversOn: null },
  },
  {
    ...{ reference: 'A-1003', item: 'a desk lamp', status: 'received' },
    ...{ shipsOn: null, deliversOn: null },
  },
  {
    ...{ reference: 'A-1004', item: 'a garden hose', status: 'delivered' },
    ...{ shipsOn: '2026-11-20', deliversOn: null },
  },
];

const orderSchema = z.object({
  ...{ reference: z.string(), item: z.string(), shipsOn: z.string().nullable() },
  status: z.enum(['received', 'packed', 'shipped', 'delivered', 'cancelled']),
  deliversOn: z.string().nullable(),
});

interface Decision<Outcome> {
  readonly outcome: Outcome;
  readonly data?: Pick<Prisma.ShopOrderUpdateInput, 'status' | 'deliversOn'>;
}

export interface TableShopTools {
  readonly now: () => number;
  /** As `2026-11-30`. */
  readonly today: () => string;
}

/** The shop that comes with the bots: a table, with some orders to begin with. */
export async function openTableShop(client: PrismaClient, tools: TableShopTools): Promise<Shop> {
  if ((await client.shopOrder.count()) === 0)
    await client.shopOrder.createMany({ data: [...SAMPLES], skipDuplicates: true });
  return {
    async order(reference) {
      const found = await client.shopOrder.findUnique({ where: { reference } });
      return found ? orderSchema.parse(found) : undefined;
    },
    moveDelivery: (asked, day) =>
      change(client, asked, tools, (order) => moved(order, day, tools.today())),
    cancel: (asked) => change(client, asked, tools, cancelled),
  };
}

function moved({ status }: Order, day: string, today: string): Decision<Moved> {
  if (status !== 'received' && status !== 'packed') return { outcome: 'too-late' };
  if (!isDeliveryDay(day, today)) return { outcome: 'no-delivery' };
  return { outcome: 'moved', data: { deliversOn: day } };
}

function cancelled({ status }: Order): Decision<Cancelled> {
  if (status === 'cancelled') return { outcome: 'cancelled' };
  if (status !== 'received') return { outcome: 'too-late' };
  return { outcome: 'cancelled', data: { status: 'cancelled', deliversOn: null } };
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
