import type { Requester } from '../bus.ts';
import type { Step } from '../call/call.ts';
import type { Home, Live } from '../home/home.ts';
import type { Joiner } from '../call/join.ts';
import { viewOf } from '../call/view.ts';
import { ANSWERED } from './handlers.ts';
import type { Request } from './handlers.ts';

/** Lets somebody in: they are told which call it is before they hear of anything in it. */
export function enter(home: Home, live: Live, step: Step, { from, id }: Request): typeof ANSWERED {
  const leg = step.call.legs[from.user]!;
  home.answer(from, id, { call: viewOf(step.call, leg) });
  home.apply(live, step);
  return ANSWERED;
}

export function joiner(
  { user, end, displayName }: Requester,
  { muted, camera }: { readonly muted: boolean; readonly camera: boolean },
): Joiner {
  return {
    user,
    end,
    ...(displayName !== undefined && { displayName }),
    role: 'Presenter',
    muted,
    camera,
  };
}
