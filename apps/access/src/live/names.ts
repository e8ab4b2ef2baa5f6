import type { PrismaClient } from '@switchboard/database';

const MAX_ENTRIES = 1_000;

/** What people are called, by how requests name them; asked once for each while it is remembered. */
export interface Names {
  ofPerson(personId: string): Promise<string | null>;
  ofUser(userId: string): Promise<string | null>;
  /** Who they are, by the ids of their identities; who is not known is left out. */
  ofUsers(
    userIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>>;
}

export function createNames(client: PrismaClient): Names {
  const remember = remembering(async (key) => {
    const where = key.startsWith('usr_') ? { id: key } : { acsUserId: key };
    return (await client.person.findFirst({ where, select: { name: true } }))?.name ?? null;
  });
  return {
    ofPerson: remember,
    ofUser: remember,
    async ofUsers(userIds) {
      const people = await client.person.findMany({
        where: { acsUserId: { in: [...new Set(userIds)] } },
        select: { acsUserId: true, id: true, name: true },
      });
      return new Map(people.map(({ acsUserId, id, name }) => [acsUserId ?? '', { id, name }]));
    },
  };
}

/** The oldest is forgotten first, so that somebody's new name is seen one day. */
function remembering(
  find: (key: string) => Promise<string | null>,
): (key: string) => Promise<string | null> {
  const known = new Map<string, Promise<string | null>>();
  return (key) => {
    const found = known.get(key) ?? find(key).catch(() => null);
    known.set(key, found);
    if (known.size > MAX_ENTRIES) known.delete(known.keys().next().value ?? '');
    return found;
  };
}
