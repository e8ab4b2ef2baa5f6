import type { PeopleService } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import { peopleQuery, readPlace, writePlace } from './people-query.ts';
import type { Place } from './people-query.ts';
import { recordOf } from './person-view.ts';

/** Two indexed queries, however many people there are: which ones, and who they are. */
export function listPeople(client: PrismaClient): PeopleService['list'] {
  return async ({ cursor, limit, order, ...filter }) => {
    const after = cursor === undefined ? undefined : readPlace(cursor, order);
    const places = await client.$queryRaw<Place[]>(peopleQuery(filter, order, after, limit));
    const people = await client.person.findMany({
      where: { id: { in: places.map(({ id }) => id) } },
    });
    const byId = new Map(people.map((person) => [person.id, person]));
    const last = places.length === limit ? places.at(-1) : undefined;
    return {
      items: places.flatMap(({ id }) => byId.get(id) ?? []).map(recordOf),
      cursor: last ? writePlace(last) : null,
    };
  };
}
