import { z } from 'zod';
import { eventKind } from '../event-kind.ts';

const id = z.string().min(1).max(256);
/** A signed token, of which nobody says how long it is. */
const MAX_CONTEXT = 16_384;

/** `8:acs:…` for a person, `4:+…` for a phone. */
const party = z.object({ rawId: id });

const incoming = z.object({
  to: party,
  from: party,
  incomingCallContext: z.string().min(1).max(MAX_CONTEXT),
  /** The same in every event of one call. */
  correlationId: id,
});
const somebody = z.object({ communicationIdentifier: party });
const added = z.object({
  user: somebody,
  startedBy: somebody.nullish(),
  correlationId: id,
});
const ended = z.object({
  correlationId: id,
  startedBy: somebody.nullish(),
  endedBy: somebody.nullish(),
  /** `code` as SIP has it, 0 where somebody hung up. */
  reason: z.object({ code: z.number().int().nullish() }).nullish(),
});

/** Https at Azure. */
const location = z.url({ protocol: /^https?$/ }).max(2_048);
const recorded = z.object({
  recordingStorageInfo: z.object({
    recordingChunks: z
      .array(z.object({ contentLocation: location, deleteLocation: location }))
      .min(1)
      .max(1_000),
  }),
  recordingDurationMs: z.number().min(0),
});

export type IncomingCall = z.infer<typeof incoming>;
export type CallParticipantAdded = z.infer<typeof added>;
export type CallEnded = z.infer<typeof ended>;
export type RecordingFileStatusUpdated = z.infer<typeof recorded>;

export const incomingCall = eventKind<IncomingCall>(
  'Microsoft.Communication.IncomingCall',
  incoming,
);
/** Somebody came into a call. */
export const callParticipantAdded = eventKind<CallParticipantAdded>(
  'Microsoft.Communication.CallParticipantAdded',
  added,
);
export const callEnded = eventKind<CallEnded>('Microsoft.Communication.CallEnded', ended);
/** The file of a recording is there; the subject of the event says of which call. */
export const recordingFileStatusUpdated = eventKind<RecordingFileStatusUpdated>(
  'Microsoft.Communication.RecordingFileStatusUpdated',
  recorded,
);
