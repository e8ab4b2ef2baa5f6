import { z } from 'zod';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Order, Shop } from './shop.ts';

/** What a shop begins with. */
export const SAMPLES: readonly Order[] = [
  { reference: 'A-1001', item: 'a blue kettle', status: 'shipped', shipsOn: '2026-11-27' },
  { reference: 'A-1002', item: 'two oak chairs', status: 'packed', shipsOn: '2026-12-02' },
  { reference: 'A-1003', item: 'a desk lamp', status: 'received', shipsOn: null },
  { reference: 'A-1004', item: 'a garden hose', status: 'delivered', shipsOn: '2026-11-20' },
];

const orderSchema = z.object({
  ...{ reference: z.string(), item: z.string(), shipsOn: z.string().nullable() },
  status: z.enum(['received', 'packed', 'shipped', 'delivered']),
});

/** The shop that comes with the bots: a table, with some orders to begin with. */
export async function openTableShop(client: PrismaClient): Promise<Shop> {
  if ((await client.shopOrder.count()) === 0)
    await client.shopOrder.createMany({ data: [...SAMPLES], skipDuplicates: true });
  return {
    async order(reference) {
      const found = await client.shopOrder.findUnique({ where: { reference } });
      return found ? orderSchema.parse(found) : undefined;
    },
  };
}
