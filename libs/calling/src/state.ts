import type { CapabilityResolutionReason } from '@azure/communication-calling';
import type { CallContext } from './call-context.ts';
import type { EndReason } from './end-reason.ts';
import type { CallFailure } from './failure.ts';
import type { CallPhase } from './phase.ts';

/** Our own name for a call: the SDK's id changes while the call is being set up. */
export type CallRef = string & { readonly __brand: 'CallRef' };

export interface AgentState {
  readonly status: 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'failed';
  readonly failure?: CallFailure | undefined;
}

export interface Device {
  readonly id: string;
  readonly name: string;
}

export type Permission = 'unknown' | 'asking' | 'granted' | 'denied';

export interface DevicesState {
  readonly permission: { readonly audio: Permission; readonly video: Permission };
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
  readonly camera?: string | undefined;
  readonly microphone?: string | undefined;
  readonly speaker?: string | undefined;
  readonly canChooseSpeaker: boolean;
}

export interface IncomingState {
  readonly id: string;
  /** Raw id of the caller; empty for one who hides. */
  readonly from: string;
  /** As the caller says: to be believed only of whom nobody knows better. */
  readonly name?: string | undefined;
  /** Who handed the caller over, raw id. */
  readonly transferredBy?: string | undefined;
  readonly transferorName?: string | undefined;
  readonly context: CallContext;
  /** Whether the caller wants to see and be seen; `undefined` when their client does not say. */
  readonly video?: boolean | undefined;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** A call that rang here and was not answered here. */
export interface UnansweredState extends IncomingState {
  /** Epoch milliseconds. */
  readonly endedAt: number;
  readonly reason: EndReason;
}

export type VideoSource = 'camera' | 'screen';

export interface VideoState {
  readonly available: boolean;
  readonly receiving: boolean;
  readonly width: number;
  readonly height: number;
}

export type ParticipantState = 'connecting' | 'ringing' | 'connected' | 'hold' | 'gone';
export type Role =
  'Unknown' | 'Attendee' | 'Presenter' | 'Organizer' | 'Co-organizer' | 'Consumer' | 'Collaborator';

export interface ParticipantSnapshot {
  /** Raw id. */
  readonly id: string;
  /** As they say themselves: to be believed only of whom nobody knows better. */
  readonly name?: string | undefined;
  readonly state: ParticipantState;
  readonly muted: boolean;
  readonly speaking: boolean;
  readonly role: Role;
  readonly camera?: VideoState | undefined;
  readonly screen?: VideoState | undefined;
  /** Place in the queue of raised hands, from 1. */
  readonly hand?: number | undefined;
  readonly spotlight: boolean;
}

/** Somebody who was in the call, or was asked to come. */
export interface LeftState {
  /** Raw id. */
  readonly id: string;
  readonly name?: string | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly reason?: EndReason | undefined;
}

/** What one's role allows, by the SDK's capability names that matter to a page. */
export interface May {
  readonly unmute: boolean;
  readonly video: boolean;
  readonly shareScreen: boolean;
  readonly addPeople: boolean;
  readonly removePeople: boolean;
  readonly muteOthers: boolean;
  readonly endForEveryone: boolean;
  readonly spotlight: boolean;
  readonly raiseHand: boolean;
  readonly react: boolean;
}

/** Why not, in the SDK's words, for whatever is not allowed. */
export type MayNot = Readonly<Partial<Record<keyof May, CapabilityResolutionReason>>>;

/** The SDK's features that are used here. */
export type FeatureName =
  | 'Capabilities'
  | 'CallSurvey'
  | 'DataChannel'
  | 'DominantSpeakers'
  | 'MediaStats'
  | 'RaiseHand'
  | 'Reaction'
  | 'Recording'
  | 'Spotlight'
  | 'Transfer'
  | 'UserFacingDiagnostics';

export type ReactionKind = 'like' | 'heart' | 'laugh' | 'surprised' | 'applause';

export interface ReactionState {
  readonly key: number;
  readonly from: string;
  readonly kind: ReactionKind;
}

export type Grade = 'good' | 'poor' | 'bad';

export interface QualityState {
  readonly network: Grade;
  /** Names of the SDK's diagnostics that are raised now. */
  readonly problems: readonly string[];
}

/** Of something that takes a moment: what is, and whether it is on its way to be otherwise. */
export type Switch = 'off' | 'starting' | 'on' | 'stopping';

export type CallTarget =
  | {
      readonly kind: 'people';
      /** Raw ids, also of phones (`4:+14255550100`). */
      readonly ids: readonly string[];
      /** The number that phones among them are called from, as E.164 has it. */
      readonly callerId?: string | undefined;
    }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'room'; readonly roomId: string };

export interface SelfState {
  readonly role: Role;
  readonly hand?: number | undefined;
  readonly spotlight: boolean;
  readonly may: May;
  readonly mayNot: MayNot;
}

export interface CallSnapshot {
  readonly ref: CallRef;
  /** The SDK's id as it is now. */
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly target: CallTarget;
  readonly phase: CallPhase;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly connectedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  readonly muted: boolean;
  /** True from the moment others muted us until we unmute. */
  readonly mutedByOthers: boolean;
  readonly deafened: boolean;
  readonly camera: Switch;
  readonly screen: Switch;
  readonly hold: 'none' | 'holding' | 'resuming';
  readonly participants: Readonly<Record<string, ParticipantSnapshot>>;
  /** Who went, oldest first; only the last of them are kept. */
  readonly left: readonly LeftState[];
  readonly self: SelfState;
  /** Who spoke last, first. */
  readonly dominant: readonly string[];
  readonly reactions: readonly ReactionState[];
  readonly recording: boolean;
  readonly quality: QualityState;
  readonly transfer?: 'transferring' | 'transferred' | 'failed' | undefined;
  /** What the engine cannot do in this call. */
  readonly unsupported: readonly FeatureName[];
  /** The last thing that did not work, until something else is tried. */
  readonly failure?: CallFailure | undefined;
}

export interface CallingState {
  /** Raw id of the person whose calls these are. */
  readonly self: string;
  readonly agent: AgentState;
  readonly activeInAnotherTab: boolean;
  readonly devices: DevicesState;
  readonly incoming: readonly IncomingState[];
  /** What rang here for nothing, oldest first; only the last of them are kept. */
  readonly unanswered: readonly UnansweredState[];
  /** Why the last call could not be placed or answered, until another one is tried. */
  readonly failure?: CallFailure | undefined;
  readonly calls: Readonly<Record<CallRef, CallSnapshot>>;
  /** What the contacts call the phones that were seen, by raw id. */
  readonly phoneNames: Readonly<Record<string, string>>;
}

export function initialState(self: string): CallingState {
  return {
    self,
    agent: { status: 'idle' },
    activeInAnotherTab: false,
    devices: {
      permission: { audio: 'unknown', video: 'unknown' },
      cameras: [],
      microphones: [],
      speakers: [],
      canChooseSpeaker: false,
    },
    incoming: [],
    unanswered: [],
    calls: {},
    phoneNames: {},
  };
}
