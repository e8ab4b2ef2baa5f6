import { homeOf, keyOf } from '../bus.ts';
import { stay } from '../call/call.ts';
import { begin, join } from '../call/join.ts';
import type { Joiner } from '../call/join.ts';
import { enter, joiner } from './enter.ts';
import { ANSWERED } from './handlers.ts';
import type { Args, Handlers, Request, RequestDeps } from './handlers.ts';
import { needScope } from './may-call.ts';

/** Joins the call of a group or room, or begins it. */
export function joinCall(deps: RequestDeps): Handlers['call.join'] {
  const { home, clock, rooms } = deps;
  return async (args, request): Promise<typeof ANSWERED> => {
    const { from, callId = '' } = request;
    const role =
      'roomId' in args.locator ? await rooms.admit(args.locator.roomId, from.user) : 'Presenter';
    const who = { ...joiner(from, args), role };
    const known = home.find(callId);
    if (!known) return beginCall(deps, args, who, request);
    if (!Object.hasOwn(known.call.legs, from.user)) home.needRoom(from.user);
    return enter(home, known, join(known.call, who, clock.now()), request);
  };
}

async function beginCall(
  { home, bus, clock }: RequestDeps,
  { locator }: Args<'call.join'>,
  who: Joiner,
  request: Request,
): Promise<typeof ANSWERED> {
  const { from, callId = '' } = request;
  if ('groupId' in locator) {
    needScope(from, 'This token joins a call that others have started, and there is none.');
  }
  home.needRoom(from.user);
  const key = keyOf(locator);
  // The call that was claimed may be over by now: this one gets an id that nobody has seen.
  await bus.release(key, callId);
  const fresh = home.newId();
  const owner = await bus.claim(key, fresh);
  if (owner !== fresh) {
    bus.send(homeOf(owner), { ...request, callId: owner });
    return ANSWERED;
  }
  const call = begin(fresh, locator, who, clock.now());
  return enter(home, home.add(call), stay(call), request);
}
