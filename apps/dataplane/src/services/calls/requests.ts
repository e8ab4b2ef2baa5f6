import { callOperations, isCommunicationUserId } from '@switchboard/acs-wire';
import type { CallAnswer, CallAnswers, CallEvent, CallOperation } from '@switchboard/acs-wire';
import { isPlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { z } from 'zod';
import type { Limits } from '../../platform/limits/limits.ts';
import type { ResourceLimits } from '../../platform/limits/resources.ts';
import { homeOf, keyOf } from './bus.ts';
import type { CallBus, CallMessage, Requester } from './bus.ts';
import { chain, stay } from './call.ts';
import type { Call, Leg, Step } from './call.ts';
import { hand, hold, mute, react, sendData, spotlight, transfer, update } from './conduct.ts';
import type { Home, Live } from './home.ts';
import { begin, join } from './join.ts';
import type { Joiner } from './join.ts';
import { endForEveryone, hangUp, remove } from './leave.ts';
import type { Recorder } from './recorder.ts';
import { forbidden, invalid, notFound, tooMany } from './refusal.ts';
import { accept, assertAbsent, reject, ring } from './ring.ts';
import { mayDo } from './roles.ts';
import type { RoomDoor } from './room-door.ts';
import { settle } from './settle.ts';
import { viewOf } from './view.ts';

export interface RequestDeps {
  readonly home: Home;
  readonly bus: CallBus;
  readonly clock: Clock;
  readonly rooms: RoomDoor;
  readonly recorder: Recorder;
  readonly limits: Limits;
  readonly resources: ResourceLimits;
}

type Request = Extract<CallMessage, { type: 'request' }>;
type Args<Op extends CallOperation> = z.output<(typeof callOperations)[Op]>;
/** The agent's own business is not a call's. */
type CallOp = Exclude<CallOperation, 'agent.refresh'>;
type EntryOp = 'call.start' | 'call.join' | 'call.accept' | 'call.reject' | 'call.add';
type Handlers = {
  readonly [Op in CallOp]: (args: Args<Op>, request: Request) => Answer<Op> | Promise<Answer<Op>>;
};
/** Nothing to say but that it was done, or said already. */
type Answer<Op extends CallOp> =
  CallAnswer<Op> | typeof ANSWERED | (Op extends keyof CallAnswers ? never : void);

/**
 * Carries out what clients ask of the calls that live here.
 *
 * @returns takes requests whose arguments went through {@link readArgs}
 */
export function createRequests(deps: RequestDeps): (request: Request) => Promise<void> {
  const { home } = deps;
  const handlers: Handlers = { ...entry(deps), ...within(deps), ...media(deps) };
  return async (request) => {
    const { op, args, from, id } = request;
    try {
      const handle = handlers[op as CallOp] as (args: unknown, request: Request) => unknown;
      const value = await handle(args, request);
      if (value !== ANSWERED) home.answer(from, id, value);
    } catch (error) {
      home.refuse(from, id, error);
    }
  };
}

/** A handler that has answered itself, because the answer has to come before what follows from it. */
const ANSWERED = Symbol('answered');

/**
 * What a client asks, without what the operation does not know.
 *
 * @throws Refusal when there is no such operation, or these are no arguments of it
 */
export function readArgs(op: string, args: unknown): unknown {
  if (!isCallOp(op)) throw invalid('There is no such operation.');
  const parsed = callOperations[op].safeParse(args);
  if (!parsed.success) throw invalid(`The arguments of ${op} are not valid.`);
  return parsed.data;
}

function isCallOp(op: string): op is CallOp {
  return Object.hasOwn(callOperations, op) && op !== 'agent.refresh';
}

/** How people get into calls. */
function entry({
  home,
  bus,
  clock,
  rooms,
  limits,
  resources,
}: RequestDeps): Pick<Handlers, EntryOp> {
  const enter = (live: Live, step: Step, { from, id }: Request): typeof ANSWERED => {
    const leg = step.call.legs[from.user]!;
    home.answer(from, id, { call: viewOf(step.call, leg) });
    home.apply(live, step);
    return ANSWERED;
  };
  const joiner = (from: Requester, args: { muted: boolean; camera: boolean }): Joiner => {
    const { user, device, displayName } = from;
    const { muted, camera } = args;
    return {
      user,
      device,
      ...(displayName !== undefined && { displayName }),
      role: 'Presenter',
      muted,
      camera,
    };
  };
  return {
    async 'call.start'(args: Args<'call.start'>, request: Request): Promise<typeof ANSWERED> {
      const { from } = request;
      needScope(from, 'Only a token with the scope voip starts a call.');
      const origin = args.transfer && originOf(home, args.transfer, from);
      const to = [...new Map(args.to.map((one) => [callee(one.user, from), one])).values()];
      const users = to.map(({ user }) => user);
      await mayRing(limits, from.user, users);
      const devices = await bus.devicesOf(users);
      // From here on without waiting, or many at once would each find room.
      home.needRoom(from.user);
      const now = clock.now();
      const call = begin(home.newId(), undefined, joiner(from, args), now);
      const incoming = incomingFor(call, from, args, origin);
      const live = home.add(call, args.transfer);
      const rung = to.reduce<Step>(
        (step, one) =>
          chain(step, (rest) =>
            ring(rest, { ...one, devices: devices.get(one.user) ?? [], incoming }, now),
          ),
        stay(call),
      );
      home.answer(from, request.id, { call: viewOf(rung.call, call.legs[from.user]!) });
      home.apply(live, settle(rung));
      return ANSWERED;
    },
    async 'call.join'(args: Args<'call.join'>, request: Request): Promise<typeof ANSWERED> {
      const { from } = request;
      const key = keyOf(args.locator);
      const role =
        'roomId' in args.locator ? await rooms.admit(args.locator.roomId, from.user) : 'Presenter';
      const who = { ...joiner(from, args), role };
      const { callId = '' } = request;
      const known = home.find(callId);
      if (known) {
        if (!Object.hasOwn(known.call.legs, from.user)) home.needRoom(from.user);
        return enter(known, join(known.call, who, clock.now()), request);
      }
      if ('groupId' in args.locator) {
        needScope(from, 'This token joins a call that others have started, and there is none.');
      }
      home.needRoom(from.user);
      // The call that was claimed may be over by now: this one gets an id that nobody has seen.
      await bus.release(key, callId);
      const fresh = home.newId();
      const owner = await bus.claim(key, fresh);
      if (owner !== fresh) {
        bus.send(homeOf(owner), { ...request, callId: owner });
        return ANSWERED;
      }
      const call = begin(fresh, args.locator, who, clock.now());
      return enter(home.add(call), stay(call), request);
    },
    'call.accept'(args: Args<'call.accept'>, request: Request) {
      const live = home.find(args.callId);
      if (!live) throw notFound('This call does not ring here any more.');
      const step = accept(live.call, { ...joiner(request.from, args) }, clock.now());
      return enter(live, step, request);
    },
    'call.reject'({ callId }: Args<'call.reject'>, { from }: Request) {
      const live = home.find(callId);
      if (!live) throw notFound('This call does not ring here any more.');
      home.apply(live, reject(live.call, from.user, from.device));
    },
    async 'call.add'(args: Args<'call.add'>, { from }: Request) {
      needScope(from, 'Only a token with the scope voip adds people.');
      const user = callee(args.user, from);
      await mayRing(limits, from.user, [user]);
      const devices = (await bus.devicesOf([user])).get(user) ?? [];
      const { live, leg } = home.part(args.callId, from);
      if (!mayDo(leg.role, 'addParticipant')) throw forbidden('Your role adds nobody.');
      if (live.call.kind === 'room') throw forbidden('Only those invited come into a room.');
      if (Object.keys(live.call.legs).length >= resources['calls.participants'])
        throw tooMany('The call is full.');
      assertAbsent(live.call, user);
      const incoming = incomingFor(live.call, from, { camera: false }, undefined);
      const { displayName } = args;
      const who = { user, ...(displayName !== undefined && { displayName }), devices, incoming };
      home.apply(live, settle(ring(live.call, who, clock.now())));
    },
  };
}

/** What those do who are in a call. */
function within({ home, clock, recorder }: RequestDeps) {
  const step =
    <A extends { callId: string }>(next: (call: Call, leg: Leg, args: A) => Step) =>
    (args: A, { from }: Request): void => {
      const { live, leg } = home.part(args.callId, from);
      home.apply(live, next(live.call, leg, args));
    };
  return {
    'call.hangUp': step<Args<'call.hangUp'>>((call, leg, { forEveryone, cause }) =>
      forEveryone ? endForEveryone(call, leg) : hangUp(call, leg, cause),
    ),
    'call.update': step<Args<'call.update'>>(update),
    'call.hold': step<Args<'call.hold'>>((call, leg, { on }) => hold(call, leg, on)),
    'call.remove': step<Args<'call.remove'>>((call, leg, { user }) => remove(call, leg, user)),
    'call.mute': step<Args<'call.mute'>>((call, leg, { users }) => mute(call, leg, users)),
    'call.hand': step<Args<'call.hand'>>((call, leg, args) => hand(call, leg, args, clock.now())),
    'call.spotlight': step<Args<'call.spotlight'>>(spotlight),
    'call.react': step<Args<'call.react'>>(react),
    'call.data': step<Args<'call.data'>>(sendData),
    'call.transfer'(args: Args<'call.transfer'>, { from }: Request) {
      needScope(from, 'Only a token with the scope voip transfers a call.');
      const { live, leg } = home.part(args.callId, from);
      const asked = transfer(live.call, leg, { ...args, to: callee(args.to, from) });
      home.apply(live, asked);
      return { id: asked.call.transfers.at(-1)!.id };
    },
    async 'call.survey'({ callId, ...survey }: Args<'call.survey'>, { from }: Request) {
      if (!(await recorder.survey(callId, from.user, survey))) {
        throw notFound('You were not in this call.');
      }
    },
    'call.quality'({ callId, ...quality }: Args<'call.quality'>, { from }: Request) {
      const { leg } = home.part(callId, from);
      recorder.quality(leg.id, quality);
    },
  };
}

function media({ home }: RequestDeps) {
  return {
    'media.describe'(args: Args<'media.describe'>, { from }: Request) {
      const { live, leg } = home.part(args.callId, from);
      return live.media.describe(live.call, leg, args);
    },
    'media.candidate'(args: Args<'media.candidate'>, { from }: Request) {
      const { live, leg } = home.part(args.callId, from);
      return live.media.candidate(live.call, leg, args);
    },
    'media.want'(args: Args<'media.want'>, { from }: Request) {
      const { live, leg } = home.part(args.callId, from);
      return live.media.want(leg, args);
    },
    'media.renew'(args: Args<'media.renew'>, { from }: Request) {
      const { live, leg } = home.part(args.callId, from);
      live.media.renew(live.call, leg, args);
    },
  };
}

function incomingFor(
  call: Call,
  from: Requester,
  args: { camera: boolean; context?: Record<string, string> | undefined },
  transferor: Leg | undefined,
): CallEvent {
  return {
    type: 'call.incoming',
    callId: call.id,
    from: named(from),
    camera: args.camera,
    kind: call.kind,
    ...(transferor && { transferor: named(transferor) }),
    ...(args.context && { context: args.context }),
  };
}

function named({ user, displayName }: { user: string; displayName?: string }) {
  return { user, ...(displayName !== undefined && { displayName }) };
}

/** Who asked for the transfer. @throws Refusal unless this person was asked to call */
function originOf(home: Home, asked: { callId: string; id: string }, from: Requester): Leg {
  const { live } = home.part(asked.callId, from);
  const transfer = live.call.transfers.find(({ id }) => id === asked.id);
  const by = transfer?.user === from.user ? live.call.legs[transfer.by] : undefined;
  if (!by) throw notFound('Nobody asked for this transfer.');
  return by;
}

function callee(user: string, from: Requester): string {
  if (!isCommunicationUserId(user)) {
    throw invalid('Only communication users can be called here.');
  }
  if (user === from.user) throw invalid('Nobody can call themselves.');
  return user;
}

/** @throws Refusal when one of them was rung by this person too often of late */
async function mayRing(limits: Limits, user: string, peers: readonly string[]): Promise<void> {
  try {
    await Promise.all(peers.map((peer) => limits.consume('Calls_Ring', { user, peer })));
  } catch (error) {
    if (isPlatformError(error)) throw tooMany('You have called this person too often.');
    throw error;
  }
}

function needScope({ scopes }: Requester, message: string): void {
  if (!scopes.includes('voip')) throw forbidden(message);
}
