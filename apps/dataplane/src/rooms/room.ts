import { randomInt } from 'node:crypto';
import { isCommunicationUserId, roomLimits } from '@switchboard/acs-wire';
import type {
  CommunicationRoom,
  RoomParticipant,
  RoomParticipantsPatch,
  RoomRole,
} from '@switchboard/acs-wire';
import { badRequest, notFound, WireError } from '../wire/errors.ts';
import { toTicks } from '../wire/times.ts';

export interface Room {
  readonly id: string;
  readonly createdMs: number;
  readonly validFromMs: number;
  readonly validUntilMs: number;
  readonly pstnDialOut: boolean;
}

export interface Invited {
  readonly userId: string;
  readonly role: RoomRole;
  /** Its place in the order of invitations. */
  readonly position: number;
}

/** May this person join the call of a room now? Codes are those a calling client shows. */
export type Admission =
  | { readonly ok: true; readonly role: RoomRole; readonly validUntilMs: number }
  | { readonly ok: false; readonly code: 403 | 404; readonly subCode: 5732 | 5828 | 5829 };

/** What a patch asks for, told apart. A role left out is kept, or `Attendee` for somebody new. */
export interface ParticipantChanges {
  readonly saved: readonly { readonly userId: string; readonly role: RoomRole | null }[];
  readonly removed: readonly string[];
}

const DAY_MS = 86_400_000;
const ID = /^99\d{14,15}$/;

/** Seventeen digits, as the service's are. */
export function newRoomId(): string {
  const digits = (count: number) => String(randomInt(10 ** count)).padStart(count, '0');
  return `99${digits(8)}${digits(7)}`;
}

export function isRoomId(id: string): boolean {
  return ID.test(id);
}

export function assertRoomId(id: string): string {
  if (isRoomId(id)) return id;
  throw badRequest('Invalid room ID.');
}

export function roomNotFound(): WireError {
  return notFound('The room does not exist.');
}

interface AskedWindow {
  readonly validFrom?: number | undefined;
  readonly validUntil?: number | undefined;
}

/**
 * The window a room has after a request.
 *
 * @param before the window it had; none for a new room, which is open at once and for 180 days
 * @throws WireError in the service's own words
 */
export function windowOf(
  asked: AskedWindow,
  nowMs: number,
  before?: Pick<Room, 'validFromMs' | 'validUntilMs'>,
): Pick<Room, 'validFromMs' | 'validUntilMs'> {
  if (before && asked.validFrom === undefined && asked.validUntil === undefined) return before;
  const validFromMs = asked.validFrom ?? before?.validFromMs ?? nowMs;
  const longest = validFromMs + roomLimits.validDays * DAY_MS;
  const validUntilMs = asked.validUntil ?? before?.validUntilMs ?? longest;
  if (validUntilMs <= validFromMs || validUntilMs > longest) {
    throw badArgument('The time range is incorrect, or larger than 180 days.', 'ValidUntil');
  }
  if (validUntilMs <= nowMs) {
    throw badArgument('The time range end is in the past.', 'ValidUntil');
  }
  return { validFromMs, validUntilMs };
}

/** @throws WireError when an id is no communication user's, or there are too many */
export function changesOf(patch: RoomParticipantsPatch): ParticipantChanges {
  const entries = Object.entries(patch);
  if (!entries.every(([userId]) => isCommunicationUserId(userId))) {
    throw badRequest('Invalid format for communication identifier.');
  }
  assertRoomFor(entries.filter(([, change]) => change !== null).length);
  return {
    saved: entries.flatMap(([userId, change]) =>
      change === null ? [] : [{ userId, role: change.role ?? null }],
    ),
    removed: entries.flatMap(([userId, change]) => (change === null ? [userId] : [])),
  };
}

export function assertRoomFor(participants: number): void {
  if (participants <= roomLimits.participants) return;
  throw badArgument(`A room has at most ${roomLimits.participants} participants.`, 'Participants');
}

export function unknownParticipant(): WireError {
  return badArgument('A participant is no identity of this resource.', 'Participants');
}

/** The window includes its beginning and not its end. */
export function admission(
  room: Room | undefined,
  role: RoomRole | null | undefined,
  nowMs: number,
): Admission {
  if (!room) return { ok: false, code: 404, subCode: 5732 };
  if (!role) return { ok: false, code: 403, subCode: 5828 };
  const isOpen = room.validFromMs <= nowMs && nowMs < room.validUntilMs;
  if (!isOpen) return { ok: false, code: 403, subCode: 5829 };
  return { ok: true, role, validUntilMs: room.validUntilMs };
}

export function presentRoom(room: Room): CommunicationRoom {
  return {
    id: room.id,
    createdAt: toTicks(room.createdMs),
    validFrom: toTicks(room.validFromMs),
    validUntil: toTicks(room.validUntilMs),
    pstnDialOutEnabled: room.pstnDialOut,
  };
}

export function presentInvited({ userId, role }: Invited): RoomParticipant {
  return { rawId: userId, role };
}

function badArgument(message: string, target: string): WireError {
  const details = [{ code: 'BadArgument', message, target }];
  return new WireError(400, 'BadRequest', message, { details });
}
