import type { Jobs, Queryable } from '@switchboard/jobs';
import type { Change } from '@switchboard/telephony-api';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import type { Activity } from '../activity/activity.ts';

/** A transaction that says what it has changed once that is so. */
export interface Transaction extends Queryable {
  readonly prisma: Prisma.TransactionClient;
  /** Pages are told when it is committed. */
  tell(change: Change): void;
}

export type Transact = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;

/** Whoever waits for the only connection of an embedded database waits for everybody before. */
const PATIENCE = { maxWait: 10_000, timeout: 20_000 };

/** Runs work in a transaction; after it, pages hear of the changes, and jobs that it added begin. */
export function createTransact(
  client: PrismaClient,
  activity: Pick<Activity, 'tell'>,
  jobs: Pick<Jobs, 'wake'>,
): Transact {
  return async (work) => {
    const changes: Change[] = [];
    const result = await client.$transaction(
      (prisma) =>
        work({
          prisma,
          tell: (change) => void changes.push(change),
          $queryRawUnsafe: (sql, ...values) => prisma.$queryRawUnsafe(sql, ...values),
          $executeRawUnsafe: (sql, ...values) => prisma.$executeRawUnsafe(sql, ...values),
        }),
      PATIENCE,
    );
    for (const change of changes) activity.tell(change);
    jobs.wake();
    return result;
  };
}

/** Holds a row until the transaction ends: whoever changes it meanwhile waits. */
export async function lock(
  tx: Queryable,
  table: 'Conversation' | 'Message' | 'Campaign' | 'PhoneCall',
  id: string,
): Promise<void> {
  await tx.$queryRawUnsafe(`SELECT 1 FROM "${table}" WHERE "id" = $1 FOR UPDATE`, id);
}
