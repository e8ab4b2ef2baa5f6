import { z } from 'zod';
import { line } from '../../shapes.ts';

const moment = z.iso.datetime();

/** As data planes name recordings. */
export const recordingId = z.string().regex(/^[\w-]{1,256}$/);

/** Of a list; as the data plane gave it. */
export const recordingCursor = z.string().regex(/^\d{1,15}\.[\w-]{1,256}$/);

export const retentionDays = z.number().int().min(1).max(365);

/** What somebody types who means it. */
export const confirmation = line(1, 100);

/** Who they are where that is known here, and how the data plane names them. */
const party = z.object({
  /** A raw identifier; of a phone all digits but the first and last are hidden. */
  id: z.string(),
  personId: z.string().nullable(),
  name: z.string().nullable(),
});

export const recording = z.object({
  id: z.string(),
  /** A short name of it, for people: eight hexadecimal digits. */
  reference: z.string(),
  callId: z.string(),
  /** `paused` while what is said is left out; `finished` when it can be heard. */
  state: z.enum(['recording', 'paused', 'finished']),
  channelType: z.enum(['mixed', 'unmixed']),
  format: z.enum(['wav', 'mp3']),
  startedAt: moment,
  endedAt: moment.nullable(),
  durationMs: z.number().int().min(0).nullable(),
  bytes: z.number().int().min(0).nullable(),
  endReason: z.enum(['stopped', 'call-ended', 'full', 'failed']).nullable(),
  /** The application that asked for it; null where it took no part in the call. */
  startedBy: party.nullable(),
  people: z.array(party),
  /** When it is deleted by itself; null while it goes on. */
  expiresAt: moment.nullable(),
});

/** Of the file that was deleted. */
export const deletionProof = z.object({
  sha256: z.string(),
  bytes: z.number().int().min(0),
  deletedAt: moment,
});
