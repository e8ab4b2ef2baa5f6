import { homeOf } from '../bus.ts';
import { present } from '../call/call.ts';
import { sameEnd } from '../call/end.ts';
import { conflict, invalid, notFound } from '../call/refusal.ts';
import { ANSWERED } from './handlers.ts';
import type { Handlers, RequestDeps } from './handlers.ts';
import { needScope } from './may-call.ts';

/** Connects those of one call with those of another that one is in as well. Comes to the home of the latter. */
export function handOver({ home, bus }: RequestDeps): Handlers['call.handOver'] {
  return ({ callId, targetCallId }, { from, id }): typeof ANSWERED => {
    needScope(from, 'Only a token with the scope voip transfers a call.');
    if (callId === targetCallId) throw invalid('Hand over to another call.');
    const call = home.find(targetCallId)?.call;
    const legs = call ? present(call) : [];
    const own = legs.find(({ end }) => sameEnd(end, from.alsoAt ?? from.end));
    if (!call || !own) throw notFound('This call is over, or you are not in it.');
    const isReady = call.kind === 'direct' && legs.length > 1 && own.state !== 'waiting';
    if (!isReady) throw conflict('Nobody else is in the call yet.');
    bus.send(homeOf(callId), { type: 'release', from, id, callId, into: targetCallId });
    return ANSWERED;
  };
}
