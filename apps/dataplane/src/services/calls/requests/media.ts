import type { Args, Request, RequestDeps } from './handlers.ts';

/** What pages agree on with whoever carries their media. */
export function media({ home }: RequestDeps) {
  return {
    'media.describe'(args: Args<'media.describe'>, { from }: Request) {
      const { live, leg } = home.heardPart(args.callId, from);
      return live.media.describe(live.call, leg, args);
    },
    'media.candidate'(args: Args<'media.candidate'>, { from }: Request) {
      const { live, leg } = home.heardPart(args.callId, from);
      return live.media.candidate(live.call, leg, args);
    },
    'media.want'(args: Args<'media.want'>, { from }: Request) {
      const { live, leg } = home.heardPart(args.callId, from);
      return live.media.want(leg, args);
    },
    'media.renew'(args: Args<'media.renew'>, { from }: Request) {
      const { live, leg } = home.heardPart(args.callId, from);
      live.media.renew(live.call, leg, args);
    },
  };
}
