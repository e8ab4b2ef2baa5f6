import { accessError } from '@switchboard/access-api';
import type { DirectoryService } from '@switchboard/access-api';
import type { Person, PrismaClient } from '@switchboard/database';
import { isGuestRole, memberRoles } from '@switchboard/identity';
import type { PlatformError } from '@switchboard/kernel';
import type { Ledger } from '../ledger/ledger.ts';
import { roleOf } from '../people/person-view.ts';
import { seenBy } from './seen-by.ts';
import type { ThreadMembers } from './thread-members.ts';

const MAX_FOUND = 20;
/** ACS is asked for this many identities at a time. */
const AT_ONCE = 5;

/** Who can be contacted: guests belong to their thread, the blocked and erased to nobody. */
export const reachable = { erasedAt: null, blockedAt: null, role: { in: [...memberRoles] } };

export function createDirectoryService(
  client: PrismaClient,
  ledger: Ledger,
  members: ThreadMembers,
): DirectoryService {
  return {
    async search({ actor }, query) {
      const people = await client.person.findMany({
        where: { ...reachable, id: { not: actor.id }, name: containing(query) },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: MAX_FOUND,
      });
      return people.map((person) => ({ id: person.id, name: person.name, role: roleOf(person) }));
    },

    async contact({ requestId }, personIds) {
      const wanted = [...new Set(personIds)];
      const people = await client.person.findMany({ where: { ...reachable, id: { in: wanted } } });
      if (people.length < wanted.length) throw unreachable();
      const contacts = [];
      for (let from = 0; from < people.length; from += AT_ONCE) {
        const group = people.slice(from, from + AT_ONCE);
        contacts.push(
          ...(await Promise.all(group.map((one) => contactOf(ledger, one, requestId)))),
        );
      }
      return contacts;
    },

    async names(origin, userIds) {
      const people = await client.person.findMany({
        where: { ...(await seenBy(client, members, origin)), acsUserId: { in: [...userIds] } },
      });
      return people.flatMap(({ acsUserId: userId, name, ...person }) =>
        userId ? [{ userId, name, guest: isGuestRole(roleOf(person)) }] : [],
      );
    },
  };
}

async function contactOf(ledger: Ledger, { id, name }: Person, requestId: string) {
  return { personId: id, name, userId: await ledger.identityOf(id, requestId) };
}

function unreachable(): PlatformError {
  return accessError('person-not-found', 'Somebody of these cannot be contacted.', {
    target: 'personIds',
  });
}

/** Finds the text itself: what LIKE takes for a wildcard must not list everybody. */
function containing(text: string): { contains: string; mode: 'insensitive' } {
  return { contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' };
}
