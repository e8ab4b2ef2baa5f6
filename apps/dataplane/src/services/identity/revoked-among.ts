import type { Database } from '../../platform/database/database.ts';
import type { Caller } from '../../platform/wire/caller.ts';

const CHUNK = 1_000;

/** The user ids of those callers whose token is not of their identity's generation any more. */
export async function revokedAmong(
  db: Database,
  callers: Iterable<Pick<Caller, 'userId' | 'generation'>>,
): Promise<ReadonlySet<string>> {
  const all = [...callers];
  const revoked = new Set<string>();
  for (let from = 0; from < all.length; from += CHUNK) {
    const chunk = all.slice(from, from + CHUNK);
    const valid = await generationsOf(db, new Set(chunk.map(({ userId }) => userId)));
    for (const { userId, generation } of chunk) {
      if (generation < (valid.get(userId) ?? Infinity)) revoked.add(userId);
    }
  }
  return revoked;
}

async function generationsOf(
  db: Database,
  userIds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.identity.findMany({
    where: { id: { in: [...userIds] } },
    select: { id: true, generation: true },
  });
  return new Map(rows.map(({ id, generation }) => [id, generation]));
}
