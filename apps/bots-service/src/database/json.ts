import type { Prisma } from '../generated/prisma/client.ts';

/** Plain data as Prisma takes it: its types want an index signature, which interfaces have none of. */
export function toJson(value: readonly object[]): Prisma.InputJsonArray {
  return value as unknown as Prisma.InputJsonArray;
}
