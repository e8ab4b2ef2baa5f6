import type { CallArgs, CallTone } from '@switchboard/acs-wire';
import { legOf, present, stay, withLeg } from './call.ts';
import type { Call, Leg, Step } from './call.ts';
import { conflict, forbidden, invalid, notFound } from './refusal.ts';
import { mayDo } from './roles.ts';

/** What somebody does with their own microphone, camera and screen. */
export function update(call: Call, leg: Leg, args: CallArgs<'call.update'>): Step {
  if (args.muted === false && !mayDo(leg.role, 'sendAudio')) {
    throw forbidden('Your role does not send audio.');
  }
  if (args.camera && !mayDo(leg.role, 'sendVideo')) {
    throw forbidden('Your role does not send video.');
  }
  if (args.screen && !mayDo(leg.role, 'shareScreen')) {
    throw forbidden('Your role does not share a screen.');
  }
  const muted = args.muted ?? leg.muted;
  return stay(
    withLeg(call, {
      ...leg,
      muted,
      camera: args.camera ?? leg.camera,
      screen: args.screen ?? leg.screen,
      speaking: !muted && (args.speaking ?? leg.speaking),
    }),
  );
}

export function hold(call: Call, leg: Leg, on: boolean): Step {
  if (leg.state === 'waiting') throw conflict('A call that is not connected cannot be held.');
  return stay(withLeg(call, { ...leg, state: on ? 'hold' : 'connected', speaking: false }));
}

/** Mutes others; they may unmute themselves again. */
export function mute(call: Call, by: Leg, users: readonly string[] | undefined): Step {
  if (!mayDo(by.role, 'muteOthers')) throw forbidden('Your role does not mute others.');
  const targets = chosen(call, users, by).filter(({ muted }) => !muted);
  return {
    call: targets.reduce<Call>(
      (rest, leg) => withLeg(rest, { ...leg, muted: true, speaking: false }),
      call,
    ),
    gone: [],
    tell: targets.map((leg) => ({
      end: leg.end!,
      event: { type: 'call.mutedByOthers', callId: call.id, by: by.user },
    })),
  };
}

/** Raises one's own hand, lowers it, or lowers others' hands. */
export function hand(call: Call, by: Leg, args: CallArgs<'call.hand'>, now: number): Step {
  if (args.users === undefined) {
    if (args.up && !mayDo(by.role, 'raiseHand')) throw forbidden('Your role raises no hand.');
    return stay(withLeg(call, args.up ? { ...by, hand: by.hand ?? after(call, now) } : down(by)));
  }
  if (args.up) throw invalid('Only one’s own hand can be raised.');
  const others = args.users.some((user) => user !== by.user);
  if (others && !mayDo(by.role, 'lowerHands')) throw forbidden('Your role lowers no hands.');
  const targets = args.users.flatMap((user) => legOf(call, user) ?? []);
  return stay(targets.reduce<Call>((rest, leg) => withLeg(rest, down(leg)), call));
}

export function spotlight(call: Call, by: Leg, args: CallArgs<'call.spotlight'>): Step {
  const onlySelf = args.users?.every((user) => user === by.user) ?? false;
  const allowed = mayDo(by.role, 'spotlight') || (onlySelf && !args.on);
  if (!allowed) throw forbidden('Your role puts nobody in the spotlight.');
  const targets = args.users
    ? args.users.flatMap((user) => legOf(call, user) ?? [])
    : present(call);
  return stay(
    targets.reduce<Call>((rest, leg) => withLeg(rest, { ...leg, spotlight: args.on }), call),
  );
}

export function react(call: Call, by: Leg, { reaction }: CallArgs<'call.react'>): Step {
  if (!mayDo(by.role, 'react')) throw forbidden('Your role does not react.');
  return {
    ...stay(call),
    tell: present(call).map(({ end }) => ({
      end: end!,
      event: { type: 'call.reaction', callId: call.id, user: by.user, reaction },
    })),
  };
}

export function sendData(call: Call, by: Leg, args: CallArgs<'call.data'>): Step {
  if (!mayDo(by.role, 'sendData')) throw forbidden('Your role sends no data.');
  const { channel, bytes } = args;
  return {
    ...stay(call),
    tell: chosen(call, args.to, by).map(({ end }) => ({
      end: end!,
      event: { type: 'call.data', callId: call.id, user: by.user, channel, bytes },
    })),
  };
}

/** Holds another one, or takes them off hold. */
export function holdOther(call: Call, user: string, on: boolean): Step {
  const leg = legOf(call, user);
  if (!leg?.end) throw notFound('This person is not in the call.');
  return hold(call, leg, on);
}

/** Presses keys for one alone. */
export function sendTones(call: Call, by: Leg, user: string, tones: readonly CallTone[]): Step {
  const end = legOf(call, user)?.end;
  if (!end) throw notFound('This person is not in the call.');
  const event = { type: 'call.dtmf', callId: call.id, user: by.user } as const;
  return { ...stay(call), tell: tones.map((tone) => ({ end, event: { ...event, tone } })) };
}

/** Presses a key, for those who can hear one: pages have no use for it. */
export function sendTone(call: Call, by: Leg, { tone }: CallArgs<'call.dtmf'>): Step {
  if (!mayDo(by.role, 'sendAudio')) throw forbidden('Your role does not send audio.');
  const listeners = chosen(call, undefined, by).filter(({ end }) => end?.media !== 'page');
  return {
    ...stay(call),
    tell: listeners.map(({ end }) => ({
      end: end!,
      event: { type: 'call.dtmf', callId: call.id, user: by.user, tone },
    })),
  };
}

function chosen(call: Call, users: readonly string[] | undefined, by: Leg): Leg[] {
  const others = present(call).filter(({ user }) => user !== by.user);
  return users ? others.filter(({ user }) => users.includes(user)) : others;
}

function down(leg: Leg): Leg {
  const { hand: _lowered, ...rest } = leg;
  return rest;
}

/** Hands raised in the same millisecond keep their order all the same. */
function after(call: Call, now: number): number {
  return Math.max(now, ...Object.values(call.legs).map(({ hand: at }) => (at ?? 0) + 1));
}
