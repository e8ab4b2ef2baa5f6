import type {
  CallEvent,
  CallLocator,
  CallOperation,
  CallReason,
  CallTone,
} from '@switchboard/acs-wire';
import { port } from '../../platform/ports.ts';
import type { MediaEvent, MediaSignalling } from '../media/port.ts';
import { homeOf } from './bus.ts';
import type { EndMessage, MovedParty, Requester } from './bus.ts';
import type { Rung } from './call/by-service.ts';
import type { Call } from './call/call.ts';
import type { End } from './call/end.ts';
import type { EndKind } from './ends/end-kind.ts';
import type { CallObserver } from './observer.ts';

export type { EndMessage, MovedParty, Requester } from './bus.ts';
export type { Rung } from './call/by-service.ts';
export type { Call, Departure, Leg, Step } from './call/call.ts';
export { legOf } from './call/call.ts';
export type { End } from './call/end.ts';
export { sameEnd } from './call/end.ts';
export type { Asked, EndKind } from './ends/end-kind.ts';
export type { CallObserver } from './observer.ts';
export { reasons } from './call/reasons.ts';
export { Refusal } from './call/refusal.ts';
export { callIdOf, correlationIdOf, serverCallIdOf } from './server-call-id.ts';

/** The process in which a call lives: what is done with the call is done there. Empty for what is no call's id. */
export const homeOfCall: (callId: string) => string = homeOf;

/** A participant whom another service stands for. */
export interface ServedParty {
  readonly user: string;
  readonly displayName?: string | undefined;
  readonly end: End;
}

/** What a guest hears of the media of its call. */
export interface GuestEvents {
  hear(event: MediaEvent): void;
  /** The call is over, or has no room for it. */
  over(): void;
}

/** Takes part in the media of a call as a page would, and is none of its people: nobody lists it. */
export interface CallGuest extends AsyncDisposable {
  readonly signalling: MediaSignalling;
  /** Begins: what it is told comes from now on. */
  enter(): void;
  /** Who hears it, also on hold; everybody when absent. Fulfilled when nobody else does any more. */
  address(to: readonly string[] | undefined): Promise<void>;
}

/** Somebody who is to be rung. */
export interface Invitee {
  readonly user: string;
  /** Who calls, as the invitee sees it. */
  readonly from: { readonly user: string; readonly displayName?: string | undefined };
  /** As long as a phone rings unless it says otherwise. */
  readonly ringMs?: number | undefined;
  /** Names the invitation for whoever follows or cancels it. */
  readonly invitation?: string | undefined;
  /** Who leaves as soon as the invitee has answered. */
  readonly replaces?: readonly string[] | undefined;
  /** Carried to the invitee as it is; never logged. */
  readonly context?: Readonly<Record<string, string>> | undefined;
}

/**
 * What other services do with the calls that live in this process. Everything throws a `Refusal` with the
 * codes of the service when it cannot be done; a call that is not here is over.
 */
export interface ServerCalls {
  /**
   * Asks for something as an end does, wherever the call lives; what comes of it reaches the end as an event
   * `res` with this id.
   */
  request(from: Requester, id: number, op: CallOperation, args: unknown): Promise<void>;
  /** Tells the home of a call, wherever it is, what has become of an end of this process. */
  report(message: EndMessage): void;
  /** A further kind of end, before the service opens its doors. */
  addKind(kind: EndKind): void;
  /** Follows every call of this process. */
  observe(observer: CallObserver): void;
  /** Whether somebody with this raw identifier can be called here at all. */
  serves(address: string): boolean;
  /** The call of a group or room that goes on, wherever it lives. */
  callOf(locator: CallLocator): Promise<string | undefined>;
  /** As it is now. */
  find(callId: string): Call | undefined;
  /** Begins a call here. */
  start(party: ServedParty, to: readonly Invitee[]): Promise<Call>;
  /** Answers where it rings, for whom it rings or as another participant. */
  answer(callId: string, rung: Rung, party: ServedParty): Call;
  reject(callId: string, rung: Rung, reason: CallReason): void;
  /** Rings somebody else instead. */
  redirect(callId: string, rung: Rung, user: string): Promise<void>;
  /** Comes into a call that goes on. */
  join(callId: string, party: ServedParty): Call;
  /** It rings somebody at a further end too, if it still does. */
  ringAlso(callId: string, user: string, end: End, incoming: CallEvent): void;
  /** Where the clients of somebody are now, in all processes. */
  clientsOf(user: string): Promise<readonly End[]>;
  /** Hears of each client that comes to be in this process, once it can be rung. */
  onClient(hear: (user: string, end: End) => void): void;
  /** An end where it was to ring cannot ring. */
  ringFailed(callId: string, end: End, reason: CallReason): void;
  /** The others act for a participant that a service stands for. */
  invite(callId: string, by: End, invitee: Invitee): Promise<void>;
  cancelInvitation(callId: string, by: End, invitation: string): void;
  /** Takes people out who go on in another call; all of them, or nobody. */
  moveOut(callId: string, users: readonly string[]): MovedParty[];
  /** Brings in who was taken out of the call `from`. */
  moveIn(callId: string, from: string, parties: readonly MovedParty[]): void;
  /** Ends the call for those who were taken out and could not be brought into another. */
  dismiss(from: string, parties: readonly MovedParty[]): void;
  remove(callId: string, by: End, user: string): void;
  mute(callId: string, by: End, user: string): void;
  hangUp(callId: string, by: End, forEveryone: boolean): void;
  hold(callId: string, by: End, user: string, on: boolean): void;
  /** Everybody in the call is told that it is recorded from now on, or not any more. */
  setRecorded(callId: string, on: boolean): void;
  /** Presses keys that this participant alone hears. */
  press(callId: string, by: End, user: string, tones: readonly CallTone[]): void;
  /** @param as whom the others hear it who speaks: one of the call's people, or anything who does not */
  guest(callId: string, as: string, speaks: boolean, events: GuestEvents): CallGuest;
}

export const callsPort = port<ServerCalls>('calls');
