import type { Actor } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';

/**
 * Is somebody no longer who they were when they asked? Asked once ACS has answered: a block that came
 * meanwhile must not be outrun. Another role counts as a block, they may ask again.
 */
export async function changeOf(
  client: PrismaClient,
  { id, role }: Actor,
): Promise<'blocked' | 'erased' | undefined> {
  const person = await client.person.findUnique({ where: { id } });
  if (person?.erasedAt) return 'erased';
  return person && !person.blockedAt && person.role === role ? undefined : 'blocked';
}
