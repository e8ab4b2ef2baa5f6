import type { CallEvent } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { ResourceLimits } from '../../../platform/limits/resources.ts';
import { homeOf, keyOf } from '../bus.ts';
import type { CallBus } from '../bus.ts';
import { holdOther, mute, sendTones } from '../call/actions.ts';
import { answerFor, cancelInvitation, redirect } from '../call/by-service.ts';
import { chain, legOf, stay } from '../call/call.ts';
import type { Call, Leg, Step } from '../call/call.ts';
import { sameEnd } from '../call/end.ts';
import type { End } from '../call/end.ts';
import { begin, join } from '../call/join.ts';
import type { Joiner } from '../call/join.ts';
import { endForEveryone, hangUp, remove } from '../call/leave.ts';
import { conflict, invalid, notFound, tooMany } from '../call/refusal.ts';
import { assertAbsent, reject, ring, ringAlso } from '../call/ring.ts';
import { settle } from '../call/settle.ts';
import type { EndKind } from '../ends/end-kind.ts';
import type { Ends } from '../ends/ends.ts';
import type { Home, Live } from '../home/home.ts';
import { bringIn, dismiss, takeOut } from '../home/move-parties.ts';
import type { CallObserver } from '../observer.ts';
import { readArgs } from '../requests/requests.ts';
import { sendRequest } from '../requests/send-request.ts';
import type { Invitee, ServedParty, ServerCalls } from '../port.ts';

export interface ServerCallsDeps {
  readonly home: Home;
  readonly ends: Ends;
  readonly bus: CallBus;
  readonly clock: Clock;
  readonly resources: ResourceLimits;
  readonly observers: CallObserver[];
  /** The ends that clients are. */
  readonly pages: EndKind;
  /** Who hears of clients that come to be. */
  readonly hearing: ((user: string, end: End) => void)[];
}

/** What other services do with the calls whose home is this process. */
export function createServerCalls(deps: ServerCallsDeps): ServerCalls {
  const { home, ends, clock, observers } = deps;
  /** The steps that a participant of a service makes who is in the call. */
  const act = (callId: string, by: End, next: (call: Call, leg: Leg) => Step): void => {
    const { live, leg } = part(home, callId, by);
    home.apply(live, next(live.call, leg));
  };
  return {
    request: (from, id, op, args) => sendRequest(deps, { from, id, op, args: readArgs(op, args) }),
    report: (message) => deps.bus.send(homeOf(message.callId), message),
    addKind: (kind) => ends.add(kind),
    observe: (observer) => void observers.push(observer),
    serves: (address) => ends.serves(address),
    callOf: (locator) => callOf(deps, keyOf(locator)),
    find: (callId) => home.find(callId)?.call,
    start: (party, to) => start(deps, party, to),
    answer(callId, rung, party) {
      const live = found(home, callId);
      home.apply(live, answerFor(live.call, rung, joiner(party), clock.now()));
      return live.call;
    },
    reject(callId, { user, end }, reason) {
      const live = found(home, callId);
      home.apply(live, reject(live.call, user, end, reason));
    },
    async redirect(callId, rung, user) {
      assertServed(ends, user);
      const theirs = (await ends.reach([user])).get(user) ?? [];
      const live = found(home, callId);
      const { startedBy } = live.call;
      const from = legOf(live.call, startedBy) ?? { user: startedBy };
      const who = { user, ends: theirs, incoming: incomingOf(live.call, { user, from }) };
      home.apply(live, redirect(live.call, rung, who, clock.now()));
    },
    join(callId, party) {
      const live = found(home, callId);
      home.apply(live, join(live.call, joiner(party), clock.now()));
      return live.call;
    },
    ringAlso(callId, user, end, incoming) {
      const live = home.find(callId);
      if (live) home.apply(live, ringAlso(live.call, user, end, incoming));
    },
    async clientsOf(user) {
      return (await deps.pages.reach([user])).get(user) ?? [];
    },
    onClient: (hear) => void deps.hearing.push(hear),
    ringFailed: (callId, end, reason) =>
      home.ringFailed({ type: 'ringFailed', callId, end, reason }),
    invite: (callId, by, invitee) => invite(deps, callId, by, invitee),
    ...moving(deps),
    cancelInvitation: (callId, by, invitation) =>
      act(callId, by, (call) => cancelInvitation(call, invitation)),
    remove: (callId, by, user) => act(callId, by, (call, leg) => remove(call, leg, user)),
    mute: (callId, by, user) => act(callId, by, (call, leg) => muteOne(call, leg, user)),
    hold: (callId, by, user, on) => act(callId, by, (call) => holdOther(call, user, on)),
    setRecorded(callId, recording) {
      const live = found(home, callId);
      home.apply(live, stay({ ...live.call, recording }));
    },
    press: (callId, by, user, tones) =>
      act(callId, by, (call, leg) => sendTones(call, leg, user, tones)),
    guest: (callId, as, speaks, events) => home.guest(found(home, callId), as, speaks, events),
    hangUp: (callId, by, forEveryone) =>
      act(callId, by, (call, leg) => (forEveryone ? endForEveryone(call, leg) : hangUp(call, leg))),
  };
}

function moving({
  home,
  clock,
}: ServerCallsDeps): Pick<ServerCalls, 'moveOut' | 'moveIn' | 'dismiss'> {
  return {
    moveOut: (callId, users) => takeOut(home, found(home, callId), users),
    moveIn: (callId, from, parties) =>
      bringIn(home, found(home, callId), from, parties, clock.now()),
    dismiss: (from, parties) => dismiss(home, from, parties),
  };
}

async function start(
  { home, ends, clock }: ServerCallsDeps,
  party: ServedParty,
  to: readonly Invitee[],
): Promise<Call> {
  const invited = [...new Map(to.map((one) => [one.user, one])).values()];
  for (const { user } of invited) {
    assertServed(ends, user);
    if (user === party.user) throw invalid('Nobody can call themselves.');
  }
  const theirs = await ends.reach(invited.map(({ user }) => user));
  // From here on without waiting, or many at once would each find room.
  home.needRoomHere();
  const now = clock.now();
  const call = begin(home.newId(), undefined, joiner(party), now);
  const live = home.add(call);
  const rung = invited.reduce<Step>(
    (step, one) =>
      chain(step, (rest) => ring(rest, rungOf(call, one, theirs.get(one.user) ?? []), now)),
    stay(call),
  );
  home.apply(live, settle(rung));
  return live.call;
}

async function invite(
  { home, ends, clock, resources }: ServerCallsDeps,
  callId: string,
  by: End,
  invitee: Invitee,
): Promise<void> {
  assertServed(ends, invitee.user);
  const theirs = (await ends.reach([invitee.user])).get(invitee.user) ?? [];
  const { live, leg } = part(home, callId, by);
  if (leg.state === 'waiting') throw conflict('The call is not connected.');
  if (Object.keys(live.call.legs).length >= resources['calls.participants'])
    throw tooMany('The call is full.');
  assertAbsent(live.call, invitee.user);
  home.apply(live, settle(ring(live.call, rungOf(live.call, invitee, theirs), clock.now())));
}

/** The call that claims a group or room; a claim of our own is given up again at once. */
async function callOf({ bus, home }: ServerCallsDeps, key: string): Promise<string | undefined> {
  const own = home.newId();
  const callId = await bus.claim(key, own);
  if (callId !== own) return callId;
  await bus.release(key, own);
  return undefined;
}

function muteOne(call: Call, by: Leg, user: string): Step {
  if (!legOf(call, user)?.end) throw notFound('This person is not in the call.');
  return mute(call, by, [user]);
}

function found(home: Home, callId: string): Live {
  const live = home.find(callId);
  if (!live) throw notFound('This call is over.');
  return live;
}

/** Whom a service stands for, in a call. @throws Refusal when they are not in it */
function part(home: Home, callId: string, end: End): { live: Live; leg: Leg } {
  const live = found(home, callId);
  const leg = Object.values(live.call.legs).find((one) => sameEnd(one.end, end));
  if (!leg) throw notFound('You are not in this call.');
  return { live, leg };
}

function assertServed(ends: Ends, user: string): void {
  if (!ends.serves(user)) throw invalid('Nobody of this kind can be called here.');
}

function joiner({ user, displayName, end }: ServedParty): Joiner {
  return {
    ...{ user, end, role: 'Presenter', muted: false, camera: false },
    ...(displayName !== undefined && { displayName }),
  };
}

function rungOf(call: Call, invitee: Invitee, ends: readonly End[]) {
  const { user, ringMs, invitation, replaces } = invitee;
  return { ...{ user, ends, ringMs, invitation, replaces }, incoming: incomingOf(call, invitee) };
}

function incomingOf(call: Call, { from, context }: Invitee): CallEvent {
  const { user, displayName } = from;
  return {
    ...{ type: 'call.incoming', callId: call.id, camera: false, kind: call.kind },
    from: { user, ...(displayName !== undefined && { displayName }) },
    ...(context && { context }),
  };
}
