import type { Actor, PersonRecord } from '@switchboard/access-api';
import type { Person } from '@switchboard/database';
import { isRole } from '@switchboard/identity';
import type { Role } from '@switchboard/identity';

export function actorOf(person: Person): Actor {
  return {
    id: person.id,
    name: person.name,
    role: roleOf(person),
    userId: person.acsUserId,
    blocked: person.blockedAt !== null,
    erased: person.erasedAt !== null,
  };
}

export function recordOf(person: Person): PersonRecord {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    role: roleOf(person),
    userId: person.acsUserId,
    blockedAt: person.blockedAt,
    erasedAt: person.erasedAt,
    createdAt: person.createdAt,
    lastActiveAt: person.lastActiveAt,
  };
}

/** A role this version does not know gives the least it knows. */
export function roleOf({ role }: Pick<Person, 'role'>): Role {
  return isRole(role) ? role : 'guest';
}
