import { notFound } from '../call/refusal.ts';
import { accept, hearEarly, reject } from '../call/ring.ts';
import { enter, joiner } from './enter.ts';
import type { Handlers, RequestDeps } from './handlers.ts';

/** What those do whose client rings. */
export function answerRinging({
  home,
  clock,
}: RequestDeps): Pick<Handlers, 'call.accept' | 'call.early' | 'call.reject'> {
  const ringing = (callId: string) => {
    const live = home.find(callId);
    if (!live) throw notFound('This call does not ring here any more.');
    return live;
  };
  return {
    'call.accept'(args, request) {
      const live = ringing(args.callId);
      const step = accept(live.call, joiner(request.from, args), clock.now());
      return enter(home, live, step, request);
    },
    'call.early'({ callId }, { from }) {
      const live = ringing(callId);
      home.apply(live, hearEarly(live.call, from.user, from.end));
    },
    'call.reject'({ callId }, { from }) {
      const live = ringing(callId);
      home.apply(live, reject(live.call, from.user, from.end));
    },
  };
}
