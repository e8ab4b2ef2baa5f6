import type { RoomRole } from '@switchboard/identity';
import type { Origin } from '../../actor.ts';
import type { Page, PageRequest } from '../../page.ts';

export interface RoomRecord {
  readonly id: string;
  readonly title: string;
  readonly ownerId: string;
  /** The asker's own; none for an admin who is not invited. */
  readonly role: RoomRole | null;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly createdAt: Date;
}

export interface RoomMemberRecord {
  readonly personId: string;
  readonly userId: string | null;
  readonly name: string;
  readonly role: RoomRole;
  readonly guest: boolean;
}

export interface RoomPerson {
  readonly personId: string;
  readonly role: RoomRole;
}

export interface RoomWindow {
  readonly validFrom?: Date | undefined;
  readonly validUntil?: Date | undefined;
}

export interface NewRoom extends RoomWindow {
  readonly title: string;
  readonly participants: readonly RoomPerson[];
  /** Sent again with the same key, it is the same room. */
  readonly requestKey?: string | undefined;
}

/** Rooms for calls. To who is neither in a room nor an admin, it does not exist. */
export interface RoomService {
  create(origin: Origin, room: NewRoom): Promise<RoomRecord>;
  /** Those one is in, the latest first. */
  list(origin: Origin, request: PageRequest): Promise<Page<RoomRecord>>;
  get(
    origin: Origin,
    roomId: string,
  ): Promise<RoomRecord & { readonly participants: readonly RoomMemberRecord[] }>;
  update(
    origin: Origin,
    roomId: string,
    change: RoomWindow & { readonly title?: string | undefined },
  ): Promise<RoomRecord>;
  remove(origin: Origin, roomId: string): Promise<void>;
  invite(origin: Origin, roomId: string, people: readonly RoomPerson[]): Promise<void>;
  setRole(origin: Origin, roomId: string, person: RoomPerson): Promise<void>;
  /** Its owner takes people out; everybody may leave. */
  removeParticipant(origin: Origin, roomId: string, personId: string): Promise<void>;
}
