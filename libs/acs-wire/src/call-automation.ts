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
  /** Of one request to play. */
  playSources: 10,
  /** Characters of a prompt. */
  promptText: 4_000,
  promptSsml: 64_000,
  /** That one recognition collects, and that one request sends. */
  tones: 64,
  tonesSent: 18,
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

/** A language, as `en-US`. */
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/** The service takes these in any case, and its SDKs differ in it. */
function anyCase<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .string()
    .max(32)
    .transform((value) => value.toLowerCase())
    .pipe(z.enum(values));
}

const transport = {
  transportType: anyCase(['websocket']),
  transportUrl: optional(z.url({ protocol: /^wss?$/ }).max(callAutomationLimits.callbackUri)),
};

const mediaStreamingOptions = z.object({
  ...transport,
  audioChannelType: anyCase(['mixed', 'unmixed']),
  contentType: optional(anyCase(['audio'])),
  startMediaStreaming: optional(z.boolean()),
  enableBidirectional: optional(z.boolean()),
  enableDtmfTones: optional(z.boolean()),
  audioFormat: optional(anyCase(['pcm16kmono', 'pcm24kmono'])),
});

const transcriptionOptions = z.object({
  ...transport,
  locale: language,
  speechModelEndpointId: optional(z.string().max(256)),
  startTranscription: optional(z.boolean()),
  enableIntermediateResults: optional(z.boolean()),
});

export type MediaStreamingOptions = z.output<typeof mediaStreamingOptions>;
export type TranscriptionOptions = z.output<typeof transcriptionOptions>;

const media = {
  mediaStreamingOptions: optional(mediaStreamingOptions),
  transcriptionOptions: optional(transcriptionOptions),
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

const callLocator = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('serverCallLocator'),
    serverCallId: z.string().min(1).max(1_024),
  }),
  z.object({ kind: z.literal('groupCallLocator'), groupCallId: z.guid() }),
  z.object({ kind: z.literal('roomCallLocator'), roomId: z.string().min(1).max(64) }),
]);

export const connectCallBody = z.object({
  callLocator,
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

const playSource = z
  .object({
    kind: z.enum(['file', 'text', 'ssml']),
    file: optional(
      z.object({ uri: z.url({ protocol: /^https?$/ }).max(callAutomationLimits.callbackUri) }),
    ),
    text: optional(
      z.object({
        text: z.string().min(1).max(callAutomationLimits.promptText),
        sourceLocale: optional(language),
        voiceKind: optional(z.enum(['male', 'female'])),
        voiceName: optional(z.string().max(128)),
      }),
    ),
    ssml: optional(z.object({ ssmlText: z.string().min(1).max(callAutomationLimits.promptSsml) })),
    playSourceCacheId: optional(z.string().min(1).max(256)),
  })
  .refine((source) => source[source.kind] !== undefined, 'What is to be played is missing.');
const playSources = z.array(playSource).min(1).max(callAutomationLimits.playSources);

export const playBody = z.object({
  playSources,
  playTo: optional(z.array(identifierInput).max(callAutomationLimits.targets)),
  interruptCallMediaOperation: optional(z.boolean()),
  playOptions: optional(z.object({ loop: z.boolean() })),
  ...action,
});

/** One of what can be played. */
export type PlaySource = z.output<typeof playSource>;

/** Keys of a telephone, as Call Automation names them. */
export const automationTones = {
  '0': 'zero',
  '1': 'one',
  '2': 'two',
  '3': 'three',
  '4': 'four',
  '5': 'five',
  '6': 'six',
  '7': 'seven',
  '8': 'eight',
  '9': 'nine',
  A: 'a',
  B: 'b',
  C: 'c',
  D: 'd',
  '#': 'pound',
  '*': 'asterisk',
} as const;

export type AutomationTone = (typeof automationTones)[keyof typeof automationTones];

const tone = z.enum(Object.values(automationTones) as [AutomationTone, ...AutomationTone[]]);

export const recognizeBody = z.object({
  recognizeInputType: z.enum(['dtmf', 'speech', 'speechOrDtmf', 'choices']),
  playPrompt: optional(playSource),
  playPrompts: optional(playSources),
  interruptCallMediaOperation: optional(z.boolean()),
  recognizeOptions: z.object({
    targetParticipant: identifierInput,
    interruptPrompt: optional(z.boolean()),
    initialSilenceTimeoutInSeconds: optional(z.int().min(0).max(300)),
    speechLanguage: optional(language),
    speechOptions: optional(
      z.object({ endSilenceTimeoutInMs: optional(z.int().min(100).max(10_000)) }),
    ),
    dtmfOptions: optional(
      z.object({
        interToneTimeoutInSeconds: optional(z.int().min(1).max(60)),
        maxTonesToCollect: optional(z.int().min(1).max(callAutomationLimits.tones)),
        stopTones: optional(z.array(tone).max(16)),
      }),
    ),
    choices: optional(
      z
        .array(
          z.object({
            label: z.string().min(1).max(256),
            phrases: optional(z.array(z.string().max(256)).max(64)),
            tone: optional(tone),
          }),
        )
        .max(64),
    ),
  }),
  ...action,
});

export const continuousDtmfBody = z.object({ targetParticipant: identifierInput, ...action });

export const sendDtmfTonesBody = z.object({
  tones: z.array(tone).min(1).max(callAutomationLimits.tonesSent),
  targetParticipant: identifierInput,
  ...action,
});

export const holdBody = z.object({
  targetParticipant: identifierInput,
  playSourceInfo: optional(playSource),
  ...action,
});

export const unholdBody = z.object({ targetParticipant: identifierInput, operationContext });

/** Of what is told of an action, and nothing else. */
export const streamBody = z.object(action);

export const startTranscriptionBody = z.object({ locale: optional(language), ...action });

export const updateTranscriptionBody = z.object({ locale: language, ...action });

export const startRecordingBody = z
  .object({
    callLocator: optional(callLocator),
    callConnectionId: optional(z.string().min(1).max(64)),
    recordingStateCallbackUri: optional(callbackUri),
    recordingContentType: optional(z.enum(['audio', 'audioVideo'])),
    recordingChannelType: optional(z.enum(['mixed', 'unmixed'])),
    recordingFormatType: optional(z.enum(['wav', 'mp3', 'mp4'])),
    audioChannelParticipantOrdering: optional(z.array(identifierInput).max(5)),
    channelAffinity: optional(
      z
        .array(
          z.object({
            channel: optional(z.int().min(0).max(4)),
            participant: identifierInput,
          }),
        )
        .max(5),
    ),
    pauseOnStart: optional(z.boolean()),
    externalStorage: optional(z.object({ recordingStorageKind: z.string().max(64) })),
  })
  .refine(
    ({ callLocator: call, callConnectionId: connection }) =>
      (call === undefined) !== (connection === undefined),
    'Either callLocator or callConnectionId is needed.',
  );

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

type SubscriptionState = 'inactive' | 'active';

export interface MediaStreamingSubscription {
  readonly id: string;
  readonly state: SubscriptionState;
  readonly subscribedContentTypes: readonly 'audio'[];
}

export interface TranscriptionSubscription {
  readonly id: string;
  readonly state: SubscriptionState;
  readonly subscribedResultTypes: readonly 'final'[];
  readonly locale: string;
}

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
  readonly mediaStreamingSubscription?: MediaStreamingSubscription;
  readonly transcriptionSubscription?: TranscriptionSubscription;
}

export interface CallResultInformation {
  readonly code: number;
  readonly subCode: number;
  readonly message: string;
}
