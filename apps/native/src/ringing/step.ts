import { assertNever } from '@switchboard/kernel';
import { callKeyOf } from '@switchboard/push';

import { nothingRings } from './ringing-state.ts';
import type {
  RingingCall,
  RingingEffect,
  RingingEvent,
  RingingState,
  RingingStep,
} from './ringing-state.ts';

/** Of each list, the latest: more are of no use, and none may grow without end. */
const MAX_REMEMBERED = 100;
/** How long a call rings of which only an answer is known, as the data plane rings. */
const RINGING_MS = 120_000;

type Of<Type extends RingingEvent['type']> = Extract<RingingEvent, { readonly type: Type }>;

/**
 * What rings here, whoever tells of it first: a push that woke the app, the app's own connection, or the person
 * who answers on the system's screen; and what is placed here, which the system's screen shows as well. Pure:
 * effects are done by `createRinging`.
 */
export function step(state: RingingState, event: RingingEvent): RingingStep {
  switch (event.type) {
    case 'pushed':
      return event.push.type === 'incoming-call'
        ? pushed(state, event, event.push)
        : endPushed(state, event, event.push);
    case 'rang':
      return rang(state, event);
    case 'ring-ended':
      return ringEnded(state, event);
    case 'acted':
      return acted(state, event);
    case 'placed':
      return placed(state, event);
    case 'reached':
      return reached(state, event);
    case 'accepted':
      return accepted(state, event);
    case 'not-accepted':
    case 'call-over':
      return over(state, callOf(state, event));
    case 'asked':
      return event.state === 'ended' ? unheard(state, event.key) : none(state);
    case 'expired':
      return expired(state, event);
    case 'signed-out':
      return { state: nothingRings, effects: Object.values(state.calls).map(endOf) };
    default:
      return assertNever(event);
  }
}

function pushed(
  before: RingingState,
  { self, now, isShownByApp }: Of<'pushed'>,
  push: Extract<Of<'pushed'>['push'], { type: 'incoming-call' }>,
): RingingStep {
  const { serverCallId, eventId, metadata, caller, hasVideo } = push;
  const key = callKeyOf(serverCallId);
  if (before.seen.includes(eventId)) return none(before);
  const state = { ...before, seen: remembered(before.seen, eventId) };
  const isOurs = metadata.recipientId === self;
  const expiresAt = Date.parse(metadata.expiresAt);
  const known = state.calls[key];
  if (isOurs && known) return put(state, { ...known, expiresAt }, [waitFor(known, expiresAt)]);
  // The system may show it already, as it reads pushes before the app does.
  const isOver = state.over.includes(key) || expiresAt <= now;
  if (!isOurs || isOver) return { state, effects: [{ type: 'end', serverCallId }] };
  const call = newCall({
    ...{ key, serverCallId, hasVideo, expiresAt, stage: 'waiting' },
    ...{ callerId: caller.id, callerName: caller.displayName },
    isOnSystemScreen: !isShownByApp,
  });
  return put(state, call, [...shown(call), ...attached(call)]);
}

function endPushed(
  before: RingingState,
  { self }: Of<'pushed'>,
  { eventId, serverCallId, recipientId }: Extract<Of<'pushed'>['push'], { type: 'call-ended' }>,
): RingingStep {
  if (before.seen.includes(eventId) || recipientId !== self) return none(before);
  const state = { ...before, seen: remembered(before.seen, eventId) };
  const key = callKeyOf(serverCallId);
  const known = state.calls[key];
  // It may have overtaken the push that it ends.
  if (!known) return { state: { ...state, over: remembered(state.over, key) }, effects: [] };
  // What was answered here is ended by the call itself.
  const isAnswered = known.stage === 'talking' || (isBeingAnswered(known) && known.incomingId);
  return isAnswered ? none(state) : over(state, known);
}

function rang(state: RingingState, event: Of<'rang'>): RingingStep {
  const { serverCallId, incomingId, callerId, callerName, hasVideo, now, isShownByApp } = event;
  const key = callKeyOf(serverCallId);
  if (state.declined.includes(key)) return { state, effects: [{ type: 'reject', incomingId }] };
  const known = state.calls[key];
  if (!known) {
    const call = newCall({
      ...{ key, serverCallId, callerId, callerName, hasVideo, incomingId, stage: 'ringing' },
      ...{ expiresAt: now + RINGING_MS, isOnSystemScreen: !isShownByApp },
    });
    return put(state, call, shown(call));
  }
  const call = {
    ...{ ...known, incomingId, hasVideo: known.hasVideo || hasVideo },
    ...{ callerId, callerName: known.callerName ?? callerName },
  };
  if (known.stage === 'waiting') return put(state, { ...call, stage: 'ringing' }, []);
  if (known.stage === 'declining') return declined(state, call);
  if (known.stage === 'answering' && !known.incomingId)
    return put(state, call, [{ type: 'accept', call }]);
  return none(state);
}

function ringEnded(state: RingingState, { incomingId }: Of<'ring-ended'>): RingingStep {
  const call = Object.values(state.calls).find((one) => one.incomingId === incomingId);
  // What is being answered rings no more for that very reason.
  return call?.stage === 'ringing' ? over(state, call) : none(state);
}

function acted(state: RingingState, event: Of<'acted'>): RingingStep {
  const { serverCallId, action, withVideo } = event;
  const key = callKeyOf(serverCallId);
  const known = state.calls[key] ?? (state.over.includes(key) ? undefined : unknownCall(event));
  if (!known) return { state, effects: [{ type: 'end', serverCallId }] };
  if (action === 'answer') return answered(state, known, withVideo ?? known.hasVideo);
  switch (known.stage) {
    case 'placed':
    case 'talking':
      return { state, effects: [{ type: 'hang-up', ref: known.ref! }] };
    case 'ringing':
      return declined(state, known);
    case 'answering':
      if (known.incomingId) return put(state, { ...known, stage: 'ending' }, []);
      return declining(state, known);
    case 'waiting':
      return declining(state, known);
    case 'declining':
    case 'ending':
      return none(state);
  }
}

function answered(state: RingingState, known: RingingCall, withVideo: boolean): RingingStep {
  const call = { ...known, stage: 'answering', answersWithVideo: withVideo } as const;
  if (known.stage === 'ringing') return put(state, call, [{ type: 'accept', call }]);
  if (known.stage !== 'waiting') return none(state);
  return put(state, call, attached(call));
}

/** Nobody can be told yet: the caller is, as soon as the call arrives here. */
function declining(state: RingingState, known: RingingCall): RingingStep {
  const call = { ...known, stage: 'declining' } as const;
  return put(state, call, [...attached(call), endOf(call)]);
}

function declined(state: RingingState, call: RingingCall): RingingStep {
  const after = over(state, call);
  const marked = { ...after.state, declined: remembered(after.state.declined, call.key) };
  const { incomingId } = call;
  if (incomingId === undefined) return { ...after, state: marked };
  return { state: marked, effects: [{ type: 'reject', incomingId }, ...after.effects] };
}

function placed(state: RingingState, event: Of<'placed'>): RingingStep {
  const { serverCallId, ref, calleeName, hasVideo } = event;
  // An agent that is followed again has the same calls.
  if (byRef(state, ref)) return none(state);
  const call = newCall({
    ...{ key: callKeyOf(serverCallId), serverCallId, callerId: '', callerName: calleeName },
    ...{ hasVideo, ref, expiresAt: Infinity, stage: 'placed', isOnSystemScreen: true },
  });
  return put(state, call, [{ type: 'start', call }]);
}

function reached(state: RingingState, { ref }: Of<'reached'>): RingingStep {
  const call = byRef(state, ref);
  // What was answered here was said to be connected by that.
  if (call?.stage !== 'placed') return none(state);
  const { serverCallId } = call;
  return put(state, { ...call, stage: 'talking' }, [{ type: 'connected', serverCallId }]);
}

function accepted(state: RingingState, { key, ref }: Of<'accepted'>): RingingStep {
  const known = state.calls[key];
  if (known?.stage !== 'answering') {
    const after = over(state, known);
    return { ...after, effects: [{ type: 'hang-up', ref }, ...after.effects] };
  }
  const { serverCallId } = known;
  return put(state, { ...known, stage: 'talking', ref }, [{ type: 'connected', serverCallId }]);
}

function expired(state: RingingState, { key, now }: Of<'expired'>): RingingStep {
  const call = state.calls[key];
  if (call && call.expiresAt > now) return put(state, call, [waitFor(call, call.expiresAt)]);
  return unheard(state, key);
}

/** It rings no more; one that the agent has is the agent's to end. */
function unheard(state: RingingState, key: string): RingingStep {
  const call = state.calls[key];
  return call && call.incomingId === undefined ? over(state, call) : none(state);
}

function over(state: RingingState, call: RingingCall | undefined): RingingStep {
  if (!call) return none(state);
  const { [call.key]: _over, ...calls } = state.calls;
  const wasDeclined = call.stage === 'declining';
  const next = {
    ...{ ...state, calls, over: remembered(state.over, call.key) },
    ...(wasDeclined && { declined: remembered(state.declined, call.key) }),
  };
  // The screen of what was declined is closed already.
  return { state: next, effects: wasDeclined ? [] : [endOf(call)] };
}

function callOf(
  state: RingingState,
  event: Of<'not-accepted'> | Of<'call-over'>,
): RingingCall | undefined {
  return event.type === 'not-accepted' ? state.calls[event.key] : byRef(state, event.ref);
}

function byRef({ calls }: RingingState, ref: string): RingingCall | undefined {
  return Object.values(calls).find((call) => call.ref === ref);
}

function newCall(
  told: Omit<RingingCall, 'incomingId' | 'answersWithVideo' | 'ref'> &
    Partial<Pick<RingingCall, 'incomingId' | 'ref'>>,
): RingingCall {
  return { incomingId: undefined, answersWithVideo: false, ref: undefined, ...told };
}

/** Somebody acted on the system's screen before the app knew of any call. */
function unknownCall({ serverCallId, now }: Of<'acted'>): RingingCall {
  return newCall({
    ...{ key: callKeyOf(serverCallId), serverCallId, callerId: '', callerName: undefined },
    ...{ hasVideo: false, expiresAt: now + RINGING_MS, stage: 'waiting', isOnSystemScreen: true },
  });
}

function isBeingAnswered({ stage }: RingingCall): boolean {
  return stage === 'answering' || stage === 'ending';
}

function shown(call: RingingCall): RingingEffect[] {
  return call.isOnSystemScreen ? [{ type: 'report', call }] : [];
}

function attached(call: RingingCall): RingingEffect[] {
  const { key, serverCallId } = call;
  return [{ type: 'attach' }, waitFor(call, call.expiresAt), { type: 'ask', key, serverCallId }];
}

function waitFor({ key }: RingingCall, until: number): RingingEffect {
  return { type: 'wait', key, until };
}

function endOf({ serverCallId }: RingingCall): RingingEffect {
  return { type: 'end', serverCallId };
}

function put(
  state: RingingState,
  call: RingingCall,
  effects: readonly RingingEffect[],
): RingingStep {
  return { state: { ...state, calls: { ...state.calls, [call.key]: call } }, effects };
}

function none(state: RingingState): RingingStep {
  return { state, effects: [] };
}

function remembered(list: readonly string[], one: string): readonly string[] {
  return [...list.filter((known) => known !== one), one].slice(-MAX_REMEMBERED);
}
