import { chain, stay } from '../call/call.ts';
import type { Step } from '../call/call.ts';
import { begin } from '../call/join.ts';
import { ring } from '../call/ring.ts';
import { settle } from '../call/settle.ts';
import { viewOf } from '../call/view.ts';
import { joiner } from './enter.ts';
import { ANSWERED } from './handlers.ts';
import type { Handlers, RequestDeps } from './handlers.ts';
import { incomingFor, originOf } from './incoming.ts';
import { mayCall, mayRing, needScope } from './may-call.ts';

/** Begins a call and rings whom it is for. */
export function startCall({ home, ends, clock, limits }: RequestDeps): Handlers['call.start'] {
  return async (args, request): Promise<typeof ANSWERED> => {
    const { from } = request;
    needScope(from, 'Only a token with the scope voip starts a call.');
    const origin = args.transfer && originOf(home, args.transfer, from);
    const callerId = args.alternateCallerId;
    const to = [...new Map(args.to.map((one) => [one.user, one])).values()];
    const users = to.map(({ user }) => user);
    // Looking for them changes nothing, and need not wait until it is known that they may be rung.
    const reached = ends.reach(users);
    reached.catch(() => undefined);
    await mayCall(ends, users, { from, callerId });
    await mayRing(limits, from, users);
    const theirs = await reached;
    // From here on without waiting, or many at once would each find room.
    // Behind one number, or behind none that is shown, may be many people.
    if (from.end.media === 'page') home.needRoom(from.user);
    else home.needRoomHere();
    const now = clock.now();
    const call = begin(home.newId(), undefined, joiner(from, args), now);
    const incoming = incomingFor(call, from, { ...args, callerId }, origin);
    const live = home.add(call, args.transfer);
    const rung = to.reduce<Step>(
      (step, one) =>
        chain(step, (rest) =>
          ring(rest, { ...one, ends: theirs.get(one.user) ?? [], incoming }, now),
        ),
      stay(call),
    );
    // As it rings: one that nobody can be reached for has ended once it is settled.
    home.answer(from, request.id, { call: viewOf(rung.call, call.legs[from.user]!) });
    home.apply(live, settle(rung));
    return ANSWERED;
  };
}
