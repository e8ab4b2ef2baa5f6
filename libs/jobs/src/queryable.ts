/**
 * A Prisma client, or a transaction of one. Whoever has jobs keeps them in a table of its own, which
 * every schema names alike:
 *
 *     model Job {
 *       id        BigInt  @id @default(autoincrement())
 *       kind      String
 *       key       String?
 *       payload   Json
 *       dueMs     BigInt?
 *       attempts  Int     @default(0)
 *       lease     Int     @default(0)
 *       failure   String?
 *       createdMs BigInt
 *
 *       @@unique([kind, key])
 *       @@index([dueMs])
 *     }
 */
export interface Queryable {
  $queryRawUnsafe<T>(sql: string, ...values: unknown[]): PromiseLike<T>;
  $executeRawUnsafe(sql: string, ...values: unknown[]): PromiseLike<number>;
}
