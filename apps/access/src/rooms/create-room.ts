import type { NewRoom, Origin, RoomPerson, RoomService } from '@switchboard/access-api';
import { isUniqueViolation } from '@switchboard/database';
import type { Room } from '@switchboard/database';
import { newId } from '../ids.ts';
import { membersOf } from './room-people.ts';
import { note, recordOf } from './room-tools.ts';
import type { RoomTools } from './room-tools.ts';
import { windowOf } from './room-window.ts';

/**
 * ACS first, then our row: what ACS made and we could not write down is taken back, and what a crash
 * leaves in between nobody can find or enter for long: its window ends.
 */
export function createRoom(tools: RoomTools): RoomService['create'] {
  const { gateway, clock } = tools;
  return async (origin, asked) => {
    const earlier = await earlierOf(tools, origin, asked.requestKey);
    if (earlier) return recordOf({ room: earlier, role: 'Presenter' });
    const people = withMaker(origin, asked.participants);
    const plan = windowOf(asked, clock.now());
    const invitees = await membersOf(tools, origin, people);
    const id = await gateway.create(plan, invitees);
    try {
      const room = await write(tools, origin, { ...asked, ...plan, id, people });
      await note(tools, origin, 'rooms.create', id);
      return recordOf({ room, role: 'Presenter' });
    } catch (error) {
      await gateway.remove(id).catch(() => undefined);
      const first = isUniqueViolation(error)
        ? await earlierOf(tools, origin, asked.requestKey)
        : undefined;
      if (!first) throw error;
      return recordOf({ room: first, role: 'Presenter' });
    }
  };
}

/** The maker comes first and presents, whatever was asked. */
function withMaker({ actor }: Origin, asked: readonly RoomPerson[]): RoomPerson[] {
  const roles = new Map(asked.map(({ personId, role }) => [personId, role]));
  roles.delete(actor.id);
  const others = [...roles].map(([personId, role]) => ({ personId, role }));
  return [{ personId: actor.id, role: 'Presenter' }, ...others];
}

async function earlierOf(
  { client }: RoomTools,
  { actor }: Origin,
  requestKey: string | undefined,
): Promise<Room | null> {
  if (requestKey === undefined) return null;
  return client.room.findUnique({
    where: { ownerId_requestKey: { ownerId: actor.id, requestKey } },
  });
}

function write(
  { client, clock }: RoomTools,
  { actor }: Origin,
  made: Pick<NewRoom, 'title' | 'requestKey'> & {
    readonly id: string;
    readonly validFrom: Date;
    readonly validUntil: Date;
    readonly people: readonly RoomPerson[];
  },
): Promise<Room> {
  const { id, title, validFrom, validUntil, requestKey = null, people } = made;
  return client.room.create({
    data: {
      id,
      title,
      ownerId: actor.id,
      validFrom,
      validUntil,
      requestKey,
      createdAt: new Date(clock.now()),
      members: { create: people.map((person) => ({ id: newId('mem', clock), ...person })) },
    },
  });
}
