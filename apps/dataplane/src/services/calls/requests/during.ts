import type { Call, Leg, Step } from '../call/call.ts';
import { hand, hold, mute, react, sendData, sendTone, spotlight, update } from '../call/actions.ts';
import { endForEveryone, hangUp, remove } from '../call/leave.ts';
import { notFound } from '../call/refusal.ts';
import type { Args, Request, RequestDeps } from './handlers.ts';

/** What those do who are in a call. */
export function during({ home, clock, recorder }: RequestDeps) {
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
    'call.dtmf': step<Args<'call.dtmf'>>(sendTone),
    'call.data': step<Args<'call.data'>>(sendData),
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
