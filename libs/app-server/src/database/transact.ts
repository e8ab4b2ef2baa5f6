import type { Jobs, Queryable } from '@switchboard/jobs';
import type { Activity } from '../activity/activity.ts';
import type { Change } from '../activity/change.ts';

/** A transaction that says what it has changed once that is so. */
export interface Transaction<Client, Told extends Change> extends Queryable {
  /** The client of Prisma in this transaction. */
  readonly prisma: Client;
  /** Pages are told when it is committed. */
  tell(change: Told): void;
}

export type Transact<Tx> = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;

/** A Prisma client, as far as transactions go. */
export interface TransactionClient<Client> {
  $transaction<Result>(
    work: (client: Client) => Promise<Result>,
    options: typeof PATIENCE,
  ): Promise<Result>;
}

/** Whoever waits for the only connection of an embedded database waits for everybody before. */
const PATIENCE = { maxWait: 10_000, timeout: 20_000 };

/** What follows from changes in the same transaction, at its end. */
export type Follow<Tx, Told> = (tx: Tx, changes: readonly Told[]) => Promise<void>;

/** Runs work in a transaction; after it, pages hear of the changes, and jobs that it added begin. */
export function createTransact<Client extends Queryable, Told extends Change>(
  client: TransactionClient<Client>,
  activity: Pick<Activity<Told>, 'tell'>,
  jobs: Pick<Jobs, 'wake'>,
  follow?: Follow<Transaction<Client, Told>, Told>,
): Transact<Transaction<Client, Told>> {
  return async (work) => {
    const changes: Told[] = [];
    const result = await client.$transaction(async (prisma) => {
      const tx: Transaction<Client, Told> = {
        prisma,
        tell: (change) => void changes.push(change),
        $queryRawUnsafe: (sql, ...values) => prisma.$queryRawUnsafe(sql, ...values),
        $executeRawUnsafe: (sql, ...values) => prisma.$executeRawUnsafe(sql, ...values),
      };
      const done = await work(tx);
      await follow?.(tx, changes);
      return done;
    }, PATIENCE);
    for (const change of changes) activity.tell(change);
    jobs.wake();
    return result;
  };
}

/**
 * Holds a row until the transaction ends: whoever changes it meanwhile waits.
 *
 * @param table as the database calls it; never what somebody else says
 */
export async function lockRow(tx: Queryable, table: string, id: string): Promise<void> {
  await tx.$queryRawUnsafe(`SELECT 1 FROM "${table}" WHERE "id" = $1 FOR UPDATE`, id);
}
