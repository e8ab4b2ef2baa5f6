import type { Queryable } from '@switchboard/jobs';

/**
 * A Prisma client. Whoever receives events keeps these tables in a database of its own:
 *
 *     model InboxEvent {
 *       id         BigInt  @id @default(autoincrement())
 *       source     String
 *       type       String
 *       eventId    String
 *       state      String
 *       attempts   Int     @default(0)
 *       failure    String?
 *       event      String?
 *       receivedMs BigInt
 *
 *       @@unique([source, type, eventId])
 *       @@index([state, receivedMs])
 *     }
 *
 *     model InboxVersion {
 *       key     String @id
 *       version BigInt
 *       atMs    BigInt
 *
 *       @@index([atMs])
 *     }
 */
export interface EventDatabase<Transaction extends Queryable = Queryable> extends Queryable {
  $transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
}
