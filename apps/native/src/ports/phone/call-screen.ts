import { callKeyOf, pushPayload } from '@switchboard/push';
import type { LaunchReason, ToApp, ToDevice } from '@switchboard/push/device';
import { createPlacedCalls } from './placed-calls.ts';
import type { SystemCall, SystemCalls } from './system-calls.ts';

/** What is known of a call on the system's screen. */
interface Shown {
  readonly id: string;
  readonly serverCallId: string;
  /** The system waits to hear that an answered call is connected. */
  requestId?: string;
  /** It was answered in the app, and is connected: the system has only to be told. */
  isConnected?: boolean;
}

export interface CallScreenOptions {
  readonly calls: SystemCalls;
  readonly say: (message: ToApp) => void;
  readonly newId: () => string;
}

/** Between the system's screen for calls and the app: one names calls by its own ids, the other by the service's. */
export interface CallScreen {
  /** What of calls the app tells the device. */
  hear(message: ToDevice): void;
  /** Why the system has started the app, if it was for a call. */
  launch(): Promise<LaunchReason | undefined>;
  end(): void;
}

export function createCallScreen({ calls, say, newId }: CallScreenOptions): CallScreen {
  const placed = createPlacedCalls(calls, say);
  const shown = new Map<string, Shown>();
  const byId = (id: string): Shown | undefined => [...shown.values()].find((one) => one.id === id);

  function learn(session: SystemCall): Shown | undefined {
    const event = session.incomingCallEvent;
    if (!event) return undefined;
    const key = callKeyOf(event.serverCallId);
    const known = shown.get(key) ?? { id: session.id, serverCallId: event.serverCallId };
    shown.set(key, known);
    return known;
  }

  function added(session: SystemCall): void {
    if (!learn(session)) return;
    // Its native half has read the push already; here it is told like any other.
    const push = pushPayload.safeParse({ ...session.incomingCallEvent, type: 'incoming-call' });
    if (push.success) say({ type: 'push-received', push: push.data });
  }

  async function answered(id: string, requestId: string): Promise<void> {
    // On a cold start the answer comes before what it answers.
    const known = byId(id) ?? (await active());
    if (!known) return;
    known.requestId = requestId;
    if (known.isConnected) return fulfil(known);
    say({ type: 'call-action', serverCallId: known.serverCallId, action: 'answer' });
  }

  async function active(): Promise<Shown | undefined> {
    const session = await calls.getActiveCallSession();
    return session ? learn(session) : undefined;
  }

  function endedThere(id: string, session: SystemCall): void {
    if (placed.endedThere(session)) return;
    const known = byId(id) ?? learn(session);
    if (!known) return;
    shown.delete(callKeyOf(known.serverCallId));
    const wasAnswered = known.requestId !== undefined || known.isConnected;
    const action = wasAnswered ? 'end' : 'decline';
    say({ type: 'call-action', serverCallId: known.serverCallId, action });
  }

  function fulfil(known: Shown): void {
    if (known.requestId === undefined) return void calls.answerCall(known.id).catch(ignore);
    calls.fulfillIncomingCallConnected(known.requestId).catch(ignore);
  }

  function endedHere(known: Shown, key: string): void {
    shown.delete(key);
    const { id, requestId } = known;
    const isPending = requestId !== undefined && !known.isConnected;
    const ending = isPending
      ? calls.failIncomingCallConnected(id, requestId)
      : calls.reportCallEnded(id, 'remoteEnded');
    ending.catch(ignore);
  }

  const subscriptions = [
    calls.addCallSessionAddedListener(({ session }) => added(session)),
    calls.addCallAnsweredListener(({ id, requestId }) => void answered(id, requestId)),
    calls.addCallEndedListener(({ id, session }) => endedThere(id, session)),
  ];

  return {
    hear(message) {
      if (placed.hear(message) || !('serverCallId' in message)) return;
      const key = callKeyOf(message.serverCallId);
      const known = shown.get(key);
      if (message.type === 'call-reported') {
        // A push may have been faster: one call has one screen.
        if (!known) calls.reportIncomingCall(eventOf(message, newId())).catch(ignore);
      } else if (known && message.type === 'call-connected') {
        known.isConnected = true;
        fulfil(known);
      } else if (known) endedHere(known, key);
    },
    async launch() {
      const session = await calls.getActiveCallSession();
      const known = session && learn(session);
      if (!session || !known) return undefined;
      // The system had it before anything here listened.
      added(session);
      return launchFor(session, known.serverCallId);
    },
    end() {
      for (const subscription of subscriptions) subscription.remove();
    },
  };
}

function launchFor({ status }: SystemCall, serverCallId: string): LaunchReason {
  // Answered already, while nothing of the app ran.
  const isAnswered = status === 'connecting' || status === 'connected';
  return { reason: isAnswered ? 'answered-call' : 'incoming-call', serverCallId };
}

function eventOf(
  { serverCallId, callerName, hasVideo }: Extract<ToDevice, { type: 'call-reported' }>,
  eventId: string,
) {
  // Whoever hides has no name; the system wants an id all the same.
  return { eventId, serverCallId, hasVideo, caller: { id: serverCallId, displayName: callerName } };
}

/** The system may have ended the call in the very same moment. */
function ignore(): undefined {
  return undefined;
}
