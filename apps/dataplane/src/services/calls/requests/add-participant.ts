import { forbidden, tooMany } from '../call/refusal.ts';
import { assertAbsent, ring } from '../call/ring.ts';
import { mayDo } from '../call/roles.ts';
import { settle } from '../call/settle.ts';
import type { Handlers, RequestDeps } from './handlers.ts';
import { incomingFor } from './incoming.ts';
import { mayCall, mayRing, needScope } from './may-call.ts';

/** Rings somebody who is to come into a call. */
export function addParticipant({
  home,
  ends,
  clock,
  limits,
  resources,
}: RequestDeps): Handlers['call.add'] {
  return async (args, { from }) => {
    needScope(from, 'Only a token with the scope voip adds people.');
    const callerId = args.alternateCallerId;
    const { user } = args;
    await mayCall(ends, [user], { from, callerId });
    await mayRing(limits, from, [user]);
    const theirs = (await ends.reach([user])).get(user) ?? [];
    const { live, leg } = home.part(args.callId, from);
    if (!mayDo(leg.role, 'addParticipant')) throw forbidden('Your role adds nobody.');
    if (live.call.kind === 'room') throw forbidden('Only those invited come into a room.');
    if (Object.keys(live.call.legs).length >= resources['calls.participants'])
      throw tooMany('The call is full.');
    assertAbsent(live.call, user);
    const incoming = incomingFor(live.call, from, { camera: false, callerId }, undefined);
    const { displayName } = args;
    const who = {
      ...{ user, ends: theirs, incoming },
      ...(displayName !== undefined && { displayName }),
    };
    home.apply(live, settle(ring(live.call, who, clock.now())));
  };
}
