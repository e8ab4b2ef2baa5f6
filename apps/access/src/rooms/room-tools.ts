import { accessError } from '@switchboard/access-api';
import type {
  Actor,
  AuditService,
  DirectoryService,
  Origin,
  RoomRecord,
} from '@switchboard/access-api';
import type { PrismaClient, Room } from '@switchboard/database';
import { can, roomRoleOf } from '@switchboard/identity';
import type { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { Lockout } from '../people/lockout.ts';
import type { RoomsGateway } from './rooms-gateway.ts';

export interface RoomTools {
  readonly client: PrismaClient;
  readonly gateway: RoomsGateway;
  readonly directory: Pick<DirectoryService, 'contact'>;
  readonly lockout: Lockout;
  readonly audit: AuditService;
  readonly clock: Clock;
}

export interface Seen {
  readonly room: Room;
  /** The asker's own; none for an admin who is not invited. */
  readonly role: string | null;
}

/** To who is neither in it nor an admin, a room does not exist. */
export async function seenBy({ client }: RoomTools, actor: Actor, roomId: string): Promise<Seen> {
  const found = await client.room.findFirst({
    where: { id: roomId, removedAt: null },
    include: { members: { where: { personId: actor.id }, select: { role: true } } },
  });
  const role = found?.members[0]?.role ?? null;
  if (!found || (role === null && !can(actor.role, 'people.manage'))) throw roomNotFound();
  const { members: _, ...room } = found;
  return { room, role };
}

/** @throws PlatformError `not-room-owner` for members, `room-not-found` for strangers */
export async function ownedBy(tools: RoomTools, actor: Actor, roomId: string): Promise<Seen> {
  const seen = await seenBy(tools, actor, roomId);
  if (seen.room.ownerId === actor.id || can(actor.role, 'people.manage')) return seen;
  throw accessError('not-room-owner', 'Only the owner of a room may do this.');
}

export function roomNotFound(): PlatformError {
  return accessError('room-not-found', 'There is no such room.', {
    target: 'roomId',
  });
}

export function recordOf({ room, role }: Seen): RoomRecord {
  const { id, title, ownerId, validFrom, validUntil, createdAt } = room;
  const own = role === null ? null : roomRoleOf(role);
  return { id, title, ownerId, role: own, validFrom, validUntil, createdAt };
}

export function note(
  { audit }: RoomTools,
  { actor, requestId }: Origin,
  action: string,
  subjectId: string,
  reason?: string,
): Promise<void> {
  return audit.record({ actorId: actor.id, action, subjectId, outcome: 'done', reason, requestId });
}
