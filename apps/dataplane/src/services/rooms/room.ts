import { randomInt } from 'node:crypto';
import { isCommunicationUserId, ROOM_ROLES, roomLimits } from '@switchboard/acs-wire';
import type {
  CommunicationRoom,
  RoomParticipant,
  RoomParticipantsPatch,
  RoomRole,
} from '@switchboard/acs-wire';
import { isSince } from '../../platform/wire/api-version.ts';
import { badRequest, malformed, notFound } from '../../platform/wire/errors.ts';
import type { WireError } from '../../platform/wire/errors.ts';
import { toTicks } from '../../platform/wire/times.ts';
import type { Complaint } from '../../platform/wire/validation.ts';

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

const MAX_VALIDITY_MS = roomLimits.validDays * 86_400_000;
const ID = /^99\d{14,15}$/;
const OTHER_LENGTH = /^(?:\d{1,15}|\d{18,})$/;

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
  throw badRequest(OTHER_LENGTH.test(id) ? 'Invalid room ID length.' : 'Invalid room ID.');
}

export function roomNotFound(): WireError {
  return notFound('The server cannot find the requested resource.');
}

interface AskedWindow {
  readonly validFrom?: number | undefined;
  readonly validUntil?: number | undefined;
}

type Window = Pick<Room, 'validFromMs' | 'validUntilMs'>;

/**
 * The window a room has after a request.
 *
 * @param before the window it had; none for a new room, which is open at once and until 180 days
 *   from now, whenever it opens
 * @throws WireError in the service's own words
 */
export function windowOf(asked: AskedWindow, nowMs: number, before?: Window): Window {
  const { validFrom, validUntil } = asked;
  if (before) {
    if (validFrom === undefined && validUntil === undefined) return before;
    if (validFrom === undefined || validUntil === undefined) throw setTogether();
  }
  const complaints = [...complaintsOfStart(asked, nowMs), ...complaintsOfEnd(asked, nowMs)];
  if (complaints.length > 0) throw malformed(complaints);
  return { validFromMs: validFrom ?? nowMs, validUntilMs: validUntil ?? nowMs + MAX_VALIDITY_MS };
}

function setTogether(): WireError {
  return malformed([{ message: 'validFrom and validUntil should be set together.', target: '' }]);
}

function complaintsOfStart({ validFrom = 0 }: AskedWindow, nowMs: number): Complaint[] {
  if (validFrom <= nowMs + MAX_VALIDITY_MS) return [];
  const message = 'Value is incorrect or more than 180 days in the future.';
  return [{ message, target: 'ValidFrom' }];
}

/** An end nobody asked for is never wrong. */
function complaintsOfEnd(asked: AskedWindow, nowMs: number): Complaint[] {
  const { validFrom = nowMs, validUntil } = asked;
  if (validUntil === undefined) return [];
  const target = 'ValidUntil';
  if (validUntil <= nowMs) return [{ message: 'The time range end is in the past.', target }];
  if (validUntil > validFrom && validUntil - validFrom <= MAX_VALIDITY_MS) return [];
  return [{ message: 'The time range is incorrect, or larger than 180 days.', target }];
}

/** @throws WireError when an id is no communication user's, a role is none, or there are too many */
export function changesOf(patch: RoomParticipantsPatch): ParticipantChanges {
  const entries = Object.entries(patch);
  if (!entries.every(([userId]) => isCommunicationUserId(userId))) {
    throw badRequest('Invalid format for communication identifier.');
  }
  assertRoomFor(entries.filter(([, change]) => change !== null).length);
  return {
    saved: entries.flatMap(([userId, change]) =>
      change === null ? [] : [{ userId, role: roleOf(change.role) }],
    ),
    removed: entries.flatMap(([userId, change]) => (change === null ? [userId] : [])),
  };
}

function roleOf(asked: string | undefined): RoomRole | null {
  const role = ROOM_ROLES.find((known) => known === asked);
  if (role || asked === undefined) return role ?? null;
  const valid = ROOM_ROLES.join(', ');
  throw malformed([{ message: `Invalid participant role. The valid roles are: ${valid}.` }]);
}

export function assertRoomFor(participants: number): void {
  if (participants <= roomLimits.participants) return;
  const message = `A room has at most ${roomLimits.participants} participants.`;
  throw malformed([{ message, target: 'Participants' }]);
}

export function unknownParticipant(): WireError {
  const message = 'A participant is no identity of this resource.';
  return malformed([{ message, target: 'Participants' }]);
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

/** @param version of the API; the first ones know no dialling out */
export function presentRoom(room: Room, version: string): CommunicationRoom {
  return {
    id: room.id,
    createdAt: toTicks(room.createdMs),
    validFrom: toTicks(room.validFromMs),
    validUntil: toTicks(room.validUntilMs),
    ...(isSince(version, '2023-10-30') && { pstnDialOutEnabled: room.pstnDialOut }),
  };
}

export function presentInvited({ userId, role }: Invited): RoomParticipant {
  return { rawId: userId, role };
}
