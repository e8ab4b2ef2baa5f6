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
const added = z.object({
  user: z.object({ communicationIdentifier: party }),
  correlationId: id,
});
const ended = z.object({ correlationId: id });

export type IncomingCall = z.infer<typeof incoming>;
export type CallParticipantAdded = z.infer<typeof added>;
export type CallEnded = z.infer<typeof ended>;

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
