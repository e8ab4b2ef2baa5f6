import { z } from 'zod';
import { identifierInput, isCommunicationUserId } from './identifier.ts';
import { optional } from './optional.ts';

export const callAutomationLimits = {
  /** Whom one request may call. */
  targets: 50,
  operationContext: 5_000,
  callbackUri: 2_048,
  /** Seconds that an invitation rings. */
  invitation: { max: 180 },
  headers: 32,
} as const;

const operationContext = optional(z.string().max(callAutomationLimits.operationContext));
const callbackUri = z.url({ protocol: /^https?$/ }).max(callAutomationLimits.callbackUri);
const displayName = optional(z.string().max(256));
const phoneNumber = z.object({ value: z.string().regex(/^\+[1-9]\d{2,14}$/) });
const headers = optional(
  z
    .record(z.string().max(64), z.string().max(1_024))
    .refine((all) => Object.keys(all).length <= callAutomationLimits.headers),
);
const customCallingContext = optional(z.object({ voipHeaders: headers, sipHeaders: headers }));
const party = optional(z.object({ id: z.string().min(1).max(256) }));
const action = { operationContext, operationCallbackUri: optional(callbackUri) };

/** Of what the service would do besides; none of it is done here. */
const media = {
  mediaStreamingOptions: optional(z.unknown()),
  transcriptionOptions: optional(z.unknown()),
};

export const createCallBody = z.object({
  targets: z.array(identifierInput).min(1).max(callAutomationLimits.targets),
  callbackUri,
  source: party,
  sourceCallerIdNumber: optional(phoneNumber),
  sourceDisplayName: displayName,
  operationContext,
  ...media,
});

export const answerCallBody = z.object({
  incomingCallContext: z.string().min(1).max(8_192),
  callbackUri,
  operationContext,
  answeredBy: party,
  ...media,
});

export const redirectCallBody = z.object({
  incomingCallContext: z.string().min(1).max(8_192),
  target: identifierInput,
});

export const rejectCallBody = z.object({
  incomingCallContext: z.string().min(1).max(8_192),
  callRejectReason: optional(z.enum(['none', 'busy', 'forbidden'])),
});

export const connectCallBody = z.object({
  callLocator: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('serverCallLocator'),
      serverCallId: z.string().min(1).max(1_024),
    }),
    z.object({ kind: z.literal('groupCallLocator'), groupCallId: z.guid() }),
    z.object({ kind: z.literal('roomCallLocator'), roomId: z.string().min(1).max(64) }),
  ]),
  callbackUri,
  operationContext,
  ...media,
});

export const transferCallBody = z.object({
  targetParticipant: identifierInput,
  transferee: optional(identifierInput),
  customCallingContext,
  sourceCallerIdNumber: optional(phoneNumber),
  ...action,
});

export const addCallParticipantBody = z.object({
  participantToAdd: identifierInput,
  sourceCallerIdNumber: optional(phoneNumber),
  sourceDisplayName: displayName,
  invitationTimeoutInSeconds: optional(z.int().min(0).max(callAutomationLimits.invitation.max)),
  customCallingContext,
  ...action,
});

export const removeCallParticipantBody = z.object({
  participantToRemove: identifierInput,
  ...action,
});

export const muteCallParticipantsBody = z.object({
  targetParticipants: z.array(identifierInput).min(1).max(1),
  operationContext,
});

export const moveParticipantsBody = z.object({
  targetParticipants: z.array(identifierInput).min(1).max(callAutomationLimits.targets),
  fromCall: z.string().min(1).max(64),
  ...action,
});

export const cancelAddParticipantBody = z.object({
  invitationId: z.string().min(1).max(64),
  ...action,
});

/** Who somebody is, as Call Automation and the events of calls write it: with `kind`. */
export interface CallIdentifier {
  readonly kind: 'communicationUser' | 'phoneNumber' | 'unknown';
  readonly rawId: string;
  readonly communicationUser?: { readonly id: string };
  readonly phoneNumber?: { readonly value: string };
}

export function callIdentifier(rawId: string): CallIdentifier {
  if (isCommunicationUserId(rawId)) {
    return { kind: 'communicationUser', rawId, communicationUser: { id: rawId } };
  }
  if (!rawId.startsWith('4:')) return { kind: 'unknown', rawId };
  return { kind: 'phoneNumber', rawId, phoneNumber: { value: rawId.slice(2) } };
}

/** How a participant stands, in answers and in `ParticipantsUpdated`. */
export interface CallAutomationParticipant {
  readonly identifier: CallIdentifier;
  readonly isMuted: boolean;
  readonly isOnHold: boolean;
}

export type CallConnectionState = 'connecting' | 'connected' | 'transferring' | 'disconnected';

export interface CallConnectionProperties {
  readonly callConnectionId: string;
  /** Base64url of an address. */
  readonly serverCallId: string;
  readonly targets: readonly CallIdentifier[];
  readonly callConnectionState: CallConnectionState;
  readonly callbackUri: string;
  readonly source?: CallIdentifier;
  readonly sourceCallerIdNumber?: { readonly value: string };
  readonly sourceDisplayName?: string;
  readonly answeredBy?: { readonly id: string };
  readonly answeredFor?: { readonly value: string };
  readonly correlationId: string;
}

export interface CallResultInformation {
  readonly code: number;
  readonly subCode: number;
  readonly message: string;
}
