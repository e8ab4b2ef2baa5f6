import { randomUUID } from 'node:crypto';
import { askToCall, callsItself, ringInstead, transferee } from '../call/transfer.ts';
import { tooMany } from '../call/refusal.ts';
import { ANSWERED } from './handlers.ts';
import type { Handlers, RequestDeps } from './handlers.ts';
import { incomingFor } from './incoming.ts';
import { mayCall, mayRing, needScope } from './may-call.ts';

/** Gives the call that one is in to somebody else. */
export function transferCall({
  home,
  ends,
  clock,
  limits,
  resources,
}: RequestDeps): Handlers['call.transfer'] {
  return async (args, { from, id: requestId }): Promise<typeof ANSWERED> => {
    needScope(from, 'Only a token with the scope voip transfers a call.');
    const asked = { ...args, id: randomUUID() };
    const { to, alternateCallerId: callerId } = asked;
    const find = () => {
      const { live, leg } = home.part(args.callId, from);
      return { live, leg, other: transferee(live.call, leg, asked) };
    };
    // Whoever calls somebody itself is counted when it does.
    const isRungHere = !callsItself(find().other, asked);
    await mayCall(ends, [to], { from, callerId });
    if (isRungHere) await mayRing(limits, from, [to]);
    const theirs = isRungHere ? ((await ends.reach([to])).get(to) ?? []) : [];
    const { live, leg, other } = find();
    if (isRungHere && Object.keys(live.call.legs).length >= resources['calls.participants']) {
      throw tooMany('The call is full.');
    }
    const incoming = incomingFor(live.call, other, { camera: false, callerId }, leg);
    const step = isRungHere
      ? ringInstead(live.call, leg, asked, { ends: theirs, incoming }, clock.now())
      : askToCall(live.call, leg, asked);
    // What comes of it may be told at once, and has to be known by its id then.
    home.answer(from, requestId, { id: asked.id });
    home.apply(live, step);
    return ANSWERED;
  };
}
