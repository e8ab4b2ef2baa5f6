import type { IncomingCallPush, CallEndedPush } from '@switchboard/push';

/** Where a call stands that rings, or rang, here, or that is placed here. */
export type RingingStage =
  /** A push told of it; the call agent has not heard of it yet. */
  | 'waiting'
  /** The call agent has it. */
  | 'ringing'
  /** The person answered; without `incomingId` the agent is still waited for. */
  | 'answering'
  /** The person declined before the agent had it: rejected as soon as it arrives. */
  | 'declining'
  /** It was ended by the person while it was being answered: hung up as soon as it is there. */
  | 'ending'
  /** The person calls somebody, who has not answered yet. */
  | 'placed'
  | 'talking';

export interface RingingCall {
  /** One name for it, see `callKeyOf`. */
  readonly key: string;
  /** As it was first told, for whoever names it so. */
  readonly serverCallId: string;
  /** Raw id; empty for a caller that nobody told of, and for a call from here. */
  readonly callerId: string;
  /** Of a call from here, who is called. */
  readonly callerName: string | undefined;
  readonly hasVideo: boolean;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly stage: RingingStage;
  /** Of the call agent. */
  readonly incomingId: string | undefined;
  /** Whether the answer sends a picture, once it was given. */
  readonly answersWithVideo: boolean;
  /** Of the call that it became. */
  readonly ref: string | undefined;
  /** Whether the system's screen shows it. */
  readonly isOnSystemScreen: boolean;
}

export interface RingingState {
  readonly calls: Readonly<Record<string, RingingCall>>;
  /** Ids of events that were acted upon, the latest last. */
  readonly seen: readonly string[];
  /** Calls that are over, the latest last. */
  readonly over: readonly string[];
  /** Of those, the ones that the person wants nothing of. */
  readonly declined: readonly string[];
}

export const nothingRings: RingingState = { calls: {}, seen: [], over: [], declined: [] };

/** Everything that can happen to what rings. Times are epoch milliseconds. */
export type RingingEvent =
  | {
      readonly type: 'pushed';
      readonly push: IncomingCallPush | CallEndedPush;
      /** Raw id of who is signed in; undefined for nobody. */
      readonly self: string | undefined;
      readonly now: number;
      /** Whether the app shows it instead of the system. */
      readonly isShownByApp: boolean;
    }
  | {
      readonly type: 'rang';
      readonly serverCallId: string;
      readonly incomingId: string;
      readonly callerId: string;
      readonly callerName: string | undefined;
      readonly hasVideo: boolean;
      readonly now: number;
      readonly isShownByApp: boolean;
    }
  /** The call agent says that it rings no more, and nobody answered here. */
  | { readonly type: 'ring-ended'; readonly incomingId: string }
  | {
      readonly type: 'acted';
      readonly serverCallId: string;
      readonly action: 'answer' | 'decline' | 'end';
      /** Only in the app one says so; the system's screen answers as the call came. */
      readonly withVideo?: boolean | undefined;
      readonly now: number;
    }
  /** The person calls somebody. */
  | {
      readonly type: 'placed';
      /** What the app calls it. */
      readonly serverCallId: string;
      readonly ref: string;
      readonly calleeName: string;
      readonly hasVideo: boolean;
    }
  /** A call is connected. */
  | { readonly type: 'reached'; readonly ref: string }
  | { readonly type: 'accepted'; readonly key: string; readonly ref: string }
  | { readonly type: 'not-accepted'; readonly key: string }
  | { readonly type: 'call-over'; readonly ref: string }
  /** What the data plane says of it. */
  | { readonly type: 'asked'; readonly key: string; readonly state: 'ringing' | 'ended' }
  | { readonly type: 'expired'; readonly key: string; readonly now: number }
  /** Whoever was signed in is not any more. */
  | { readonly type: 'signed-out' };

/** What is to be done about it. */
export type RingingEffect =
  /** Opens what is needed to hear of the call. */
  | { readonly type: 'attach' }
  /** Asks the data plane whether it still rings. */
  | { readonly type: 'ask'; readonly key: string; readonly serverCallId: string }
  | { readonly type: 'wait'; readonly key: string; readonly until: number }
  | { readonly type: 'accept'; readonly call: RingingCall }
  | { readonly type: 'reject'; readonly incomingId: string }
  | { readonly type: 'hang-up'; readonly ref: string }
  /** The system's screen shows that it rings, that it is placed, that it is connected, and shows it no more. */
  | { readonly type: 'report'; readonly call: RingingCall }
  | { readonly type: 'start'; readonly call: RingingCall }
  | { readonly type: 'connected'; readonly serverCallId: string }
  | { readonly type: 'end'; readonly serverCallId: string };

export interface RingingStep {
  readonly state: RingingState;
  readonly effects: readonly RingingEffect[];
}
