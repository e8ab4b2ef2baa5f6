import { z } from 'zod';

/**
 * The messages between a calling client and the data plane, version 1. What they mean, and in which
 * order they come, is written down in docs/protocols/call-signalling.md.
 */
export const CALL_SIGNALLING = {
  version: 1,
  path: '/calling/v1/signalling',
  /** Bytes of one frame; a session description of eight people stays well below. */
  maxFrameBytes: 128 * 1024,
  /** How long a client that lost its socket may come back and miss nothing. */
  resumeMs: 120_000,
  heartbeatMs: 15_000,
  /** Bytes of one data message, before base64. */
  maxDataBytes: 16 * 1024,
} as const;

const rawId = z.string().min(1).max(256);
const callId = z.string().min(1).max(80);
const displayName = z.string().max(256);
const flag = z.boolean();

export const callRoles = ['Presenter', 'Attendee', 'Consumer', 'Collaborator'] as const;
export type CallRole = (typeof callRoles)[number];

/** What a leg may do; the server decides and enforces, the page only shows. */
export const callActions = [
  'sendAudio',
  'sendVideo',
  'shareScreen',
  'addParticipant',
  'removeParticipant',
  'muteOthers',
  'endForEveryone',
  'spotlight',
  'lowerHands',
  'raiseHand',
  'react',
  'sendData',
] as const;
export type CallAction = (typeof callActions)[number];

export interface CallReason {
  /** As SIP has it: 0 normal, 403, 404, 408, 410, 480, 486, 487, 496, 503, 603. */
  readonly code: number;
  readonly subCode: number;
}

export type ParticipantState = 'ringing' | 'waiting' | 'connected' | 'hold' | 'ended';

export interface CallParticipant {
  /** Of this leg; a person who comes back has another. */
  readonly id: string;
  readonly user: string;
  readonly displayName?: string;
  readonly state: ParticipantState;
  /** It rings, and can be heard already: what the phone network says before somebody answers. */
  readonly early?: true;
  readonly role: CallRole;
  readonly muted: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
  readonly speaking: boolean;
  /** Place in the queue of raised hands, from 1; absent when the hand is down. */
  readonly hand?: number;
  readonly spotlight: boolean;
  /** Only in the last word about a leg, whose state is `ended`. */
  readonly reason?: CallReason;
}

export type CallLocator = { readonly groupId: string } | { readonly roomId: string };

export interface CallView {
  readonly id: string;
  readonly kind: 'direct' | 'group' | 'room';
  readonly locator?: CallLocator;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly recording: boolean;
  /** What the receiver of this view may do. */
  readonly may: readonly CallAction[];
  readonly participants: readonly CallParticipant[];
}

export type MediaSource = 'audio' | 'camera' | 'screen';
/** `peer`: both ways to the other person; `up` and `down`: to and from the forwarding engine. */
export type MediaTransport = 'peer' | 'up' | 'down';

export interface MediaTrack {
  /** Of the media section in the session description that comes with it. */
  readonly mid: string;
  readonly source: MediaSource;
  /** Whose it is, down from the engine; absent for the sender's own. */
  readonly user?: string | undefined;
}

const track = z.object({
  mid: z.string().max(32),
  source: z.literal(['audio', 'camera', 'screen']),
  user: rawId.optional(),
});
const candidate = z.object({
  candidate: z.string().max(1024),
  sdpMid: z.string().max(32).nullish(),
  sdpMLineIndex: z.int().min(0).max(512).nullish(),
  usernameFragment: z.string().max(256).nullish(),
});
export type MediaCandidate = z.output<typeof candidate>;

export const describeArgs = z.object({
  callId,
  /** Of the media session; what belongs to an earlier one is dropped. */
  generation: z.int().min(1),
  transport: z.literal(['peer', 'up', 'down']),
  kind: z.literal(['offer', 'answer']),
  sdp: z.string().min(1).max(100_000),
  tracks: z.array(track).max(128),
});
export type MediaDescription = z.output<typeof describeArgs>;

export const candidateArgs = z.object({
  callId,
  generation: z.int().min(1),
  transport: z.literal(['peer', 'up', 'down']),
  /** `null` after the last one. */
  candidate: candidate.nullable(),
});

export const wantArgs = z.object({
  callId,
  wants: z
    .array(
      z.object({
        user: rawId,
        source: z.literal(['camera', 'screen']),
        /** Pixels it is shown at; 0 when it is not shown at all. */
        height: z.int().min(0).max(4320),
      }),
    )
    .max(128),
});
export type MediaWants = z.output<typeof wantArgs>['wants'];

/** E.164, with the plus. */
const phoneNumber = z.string().regex(/^\+[1-9]\d{1,14}$/);
const tone = z.literal([
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '*',
  '#',
  'A',
  'B',
  'C',
  'D',
]);
export type CallTone = z.output<typeof tone>;

const outgoing = { muted: flag.default(false), camera: flag.default(false) };
const users = z.array(rawId).min(1).max(100);
const rating = z.object({
  score: z.int().min(0).max(100),
  issues: z.array(z.string().max(64)).max(32).default([]),
});

/** Every request, by its operation. */
export const callOperations = {
  'agent.refresh': z.object({ token: z.string().min(1).max(8192) }),
  'call.start': z.object({
    to: z
      .array(z.object({ user: rawId, displayName: displayName.optional() }))
      .min(1)
      .max(50),
    ...outgoing,
    /** Carried to the callee as it is; never logged. */
    context: z.record(z.string().max(64), z.string().max(1024)).optional(),
    /** The number of the resource that phones are called from; has to be there when one is called. */
    alternateCallerId: phoneNumber.optional(),
    /** This call answers a request to be transferred. */
    transfer: z.object({ callId, id: z.string().max(64) }).optional(),
  }),
  'call.join': z.object({
    locator: z.union([
      z.object({ groupId: z.guid() }),
      z.object({ roomId: z.string().min(1).max(64) }),
    ]),
    ...outgoing,
  }),
  'call.accept': z.object({ callId, ...outgoing }),
  'call.reject': z.object({ callId }),
  /** Of an end that rings: there is something to hear before somebody answers. */
  'call.early': z.object({ callId }),
  'call.hangUp': z.object({
    callId,
    forEveryone: flag.default(false),
    /** Why, when it was not the person's wish. */
    cause: z.literal(['media-lost', 'media-failed']).optional(),
  }),
  'call.update': z.object({
    callId,
    muted: flag.optional(),
    camera: flag.optional(),
    screen: flag.optional(),
    speaking: flag.optional(),
  }),
  'call.hold': z.object({ callId, on: flag }),
  'call.add': z.object({
    ...{ callId, user: rawId, displayName: displayName.optional() },
    alternateCallerId: phoneNumber.optional(),
  }),
  'call.remove': z.object({ callId, user: rawId }),
  /** Without users: everybody else. */
  'call.mute': z.object({ callId, users: users.optional() }),
  'call.hand': z.object({ callId, up: flag, users: users.optional() }),
  'call.spotlight': z.object({ callId, on: flag, users: users.optional() }),
  'call.react': z.object({
    callId,
    reaction: z.literal(['like', 'heart', 'laugh', 'applause', 'surprised']),
  }),
  'call.data': z.object({
    callId,
    channel: z.int().min(0).max(65_535),
    to: users.optional(),
    /** Base64. */
    bytes: z.base64().max(Math.ceil((CALL_SIGNALLING.maxDataBytes * 4) / 3) + 4),
  }),
  /** A key of a telephone, for phones and services in the call. */
  'call.dtmf': z.object({ callId, tone }),
  'call.transfer': z.object({
    ...{ callId, to: rawId },
    /** Who is to talk to `to` instead; without it everybody else who is in the call. */
    user: rawId.optional(),
    alternateCallerId: phoneNumber.optional(),
  }),
  /** Brings the others of this call into another one that one is in as well, and leaves both. */
  'call.handOver': z.object({ callId, targetCallId: callId }),
  'call.survey': z.object({
    callId,
    overall: rating.optional(),
    audio: rating.optional(),
    video: rating.optional(),
    screen: rating.optional(),
  }),
  'call.quality': z.object({
    callId,
    /** Milliseconds. */
    roundTrip: z.number().min(0).max(60_000).optional(),
    /** Share of packets, 0 to 1. */
    lost: z.number().min(0).max(1).optional(),
    /** Milliseconds. */
    jitter: z.number().min(0).max(60_000).optional(),
  }),
  'media.describe': describeArgs,
  'media.candidate': candidateArgs,
  'media.want': wantArgs,
  /** The page's path to the engine is gone: begin the media of this leg again. */
  'media.renew': z.object({ callId, generation: z.int().min(1) }),
} as const;
export type CallOperation = keyof typeof callOperations;
export type CallArgs<Op extends CallOperation> = z.input<(typeof callOperations)[Op]>;

/** What the server answers to a request, where it has more to say than that it was done. */
export interface CallAnswers {
  'call.start': { readonly call: CallView };
  'call.join': { readonly call: CallView };
  'call.accept': { readonly call: CallView };
  /** The transfer's, in what is told of it later. */
  'call.transfer': { readonly id: string };
  'call.handOver': { readonly id: string };
  /** The engine's answer to an offer up; the other person's comes as an event. */
  'media.describe': { readonly sdp?: string };
}
export type CallAnswer<Op extends CallOperation> = Op extends keyof CallAnswers
  ? CallAnswers[Op]
  : object;

export const callFrame = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('hello'),
    v: z.int(),
    token: z.string().min(1).max(8192),
    displayName: displayName.optional(),
    /** The agent this client had before its socket went, and the last event it has seen. */
    resume: z.object({ agent: z.string().max(64), seq: z.int().min(0) }).optional(),
  }),
  z.object({
    t: z.literal('req'),
    /** Grows by one; a repeated one is answered once. */
    id: z.int().min(1),
    op: z.string().max(32),
    args: z.unknown(),
  }),
  z.object({ t: z.literal('ack'), seq: z.int().min(0) }),
  z.object({ t: z.literal('beat') }),
  z.object({ t: z.literal('bye') }),
]);
export type CallFrame = z.input<typeof callFrame>;

export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

export interface CallFailure extends CallReason {
  readonly message: string;
}

/** What the server says of its own accord, or in answer (`res`). */
export type CallEvent =
  | { readonly type: 'res'; readonly id: number; readonly value?: unknown }
  | { readonly type: 'res'; readonly id: number; readonly error: CallFailure }
  | {
      readonly type: 'call.incoming';
      readonly callId: string;
      readonly from: { readonly user: string; readonly displayName?: string };
      readonly camera: boolean;
      readonly kind: CallView['kind'];
      readonly transferor?: { readonly user: string; readonly displayName?: string };
      readonly context?: Readonly<Record<string, string>>;
      /** Which number of the resource a phone is called from. */
      readonly callerId?: string;
    }
  | { readonly type: 'call.incomingEnded'; readonly callId: string; readonly reason: CallReason }
  | {
      readonly type: 'call.changed';
      readonly callId: string;
      readonly recording?: boolean;
      readonly may?: readonly CallAction[];
      /** Those that changed, or came; one that went has the state `ended`, for the last time. */
      readonly participants?: readonly CallParticipant[];
    }
  | { readonly type: 'call.ended'; readonly callId: string; readonly reason: CallReason }
  /** One's part in this call is over, and stands in the records of calls. */
  | { readonly type: 'call.recorded'; readonly callId: string }
  /** One goes on in another call; `callId` is of the former. Media begins anew. */
  | { readonly type: 'call.moved'; readonly callId: string; readonly call: CallView }
  | { readonly type: 'call.mutedByOthers'; readonly callId: string; readonly by: string }
  | {
      readonly type: 'call.reaction';
      readonly callId: string;
      readonly user: string;
      readonly reaction: 'like' | 'heart' | 'laugh' | 'applause' | 'surprised';
    }
  | {
      readonly type: 'call.data';
      readonly callId: string;
      readonly user: string;
      readonly channel: number;
      readonly bytes: string;
    }
  /** Somebody has pressed a key; only ends that are no pages hear it. */
  | {
      readonly type: 'call.dtmf';
      readonly callId: string;
      readonly user: string;
      readonly tone: CallTone;
    }
  | {
      readonly type: 'call.transferRequested';
      readonly callId: string;
      readonly id: string;
      readonly to: string;
      /** For a phone: the number of the resource that it is to be called from. */
      readonly alternateCallerId?: string;
    }
  | {
      readonly type: 'call.transferChanged';
      readonly callId: string;
      readonly id: string;
      readonly state: 'transferred' | 'failed';
      readonly reason?: CallReason;
    }
  | {
      readonly type: 'media.session';
      readonly callId: string;
      readonly generation: number;
      readonly mode: 'peer' | 'engine';
      /** Yields when both offer at once; only peer to peer. */
      readonly polite: boolean;
    }
  | ({ readonly type: 'media.describe' } & MediaDescription)
  | ({ readonly type: 'media.candidate' } & z.output<typeof candidateArgs>);

export type CallServerFrame =
  | {
      readonly t: 'welcome';
      readonly agent: string;
      readonly user: string;
      /** False when the agent of `resume` is gone: its calls are over. */
      readonly resumed: boolean;
      readonly iceServers: readonly IceServer[];
      /** The last request that was handled before; later ones have to be sent again. */
      readonly handled: number;
    }
  | {
      readonly t: 'refused';
      readonly code: number;
      readonly subCode: number;
      readonly message: string;
    }
  | { readonly t: 'evt'; readonly seq: number; readonly event: CallEvent }
  | { readonly t: 'beat' };
