import { z } from 'zod';
import { optional, time } from './optional.ts';

export const ROOM_ROLES = ['Presenter', 'Attendee', 'Consumer', 'Collaborator'] as const;
export type RoomRole = (typeof ROOM_ROLES)[number];

export const roomLimits = {
  /** The longest window, and the one a room gets that names none. */
  validDays: 180,
  /** As many as may be in one call. */
  participants: 350,
  pageSize: 200,
} as const;

const moment = optional(time);
/** The rules check it, which refuse in the service's own words. */
const role = optional(z.string().max(64));
const rawId = z.string().max(256);

/** The rules check what the ids are, which they refuse in the service's own words. */
const participants = z.record(rawId, z.object({ role }));
/** A merge patch: null takes somebody out. */
const participantsPatch = z.record(rawId, z.object({ role }).nullable());
export type RoomParticipantsPatch = z.output<typeof participantsPatch>;

const roomWindow = {
  validFrom: moment,
  validUntil: moment,
  pstnDialOutEnabled: optional(z.boolean()),
};

export const createRoomBody = z
  .object({ ...roomWindow, participants: participants.nullish().transform((all) => all ?? {}) })
  .default({
    validFrom: undefined,
    validUntil: undefined,
    pstnDialOutEnabled: undefined,
    participants: {},
  });
export const updateRoomBody = z.object(roomWindow);
export const updateRoomParticipantsBody = z.object({
  participants: participantsPatch.nullish().transform((all) => all ?? {}),
});

/** Pages end in a link of ours, whose position `after` holds. */
export const roomsQuery = z.object({
  maxPageSize: z.coerce.number().int().min(1).max(roomLimits.pageSize).default(100),
  after: z.string().max(1024).optional(),
});

/** Times have seven fractional digits and an offset. */
export interface CommunicationRoom {
  readonly id: string;
  readonly createdAt: string;
  readonly validFrom: string;
  readonly validUntil: string;
  /** Absent in the first versions of the API. */
  readonly pstnDialOutEnabled?: boolean;
}

export interface RoomParticipant {
  readonly rawId: string;
  readonly role: RoomRole;
}
