import type { PeopleService, PersonRecord } from '@switchboard/access-api';
import { csvLine } from '../csv.ts';

const AT_ONCE = 1_000;

const HEADER = ['id', 'name', 'email', 'role', 'created', 'last active', 'blocked', 'erased'];

/** The same list as a table; a page at a time, so that nobody holds all of it. */
export function exportPeople(list: PeopleService['list']): PeopleService['exportPage'] {
  return async (request) => {
    const { items, cursor } = await list({ ...request, limit: AT_ONCE });
    const header = request.cursor === undefined ? csvLine(HEADER) : '';
    return { csv: header + items.map(lineOf).join(''), cursor };
  };
}

function lineOf(person: PersonRecord): string {
  const { id, name, email, role, createdAt, lastActiveAt, blockedAt, erasedAt } = person;
  return csvLine([id, name, email, role, createdAt, lastActiveAt, blockedAt, erasedAt]);
}
