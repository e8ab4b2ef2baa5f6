import type { Procedures } from '../../trpc.ts';
import { change } from '../inbox/shapes.ts';
import type { HandoverService } from './service.ts';

/** What changes of what one has requested, as it does: `ready` first, then ids. */
export const watch = (procedures: Procedures, handovers: HandoverService) =>
  procedures.allowed('handover.request').subscription(async function* ({ ctx, signal }) {
    const stopped = signal ?? new AbortController().signal;
    for await (const one of handovers.watch(ctx.actor, stopped)) {
      await ctx.stillAllowed();
      yield change.parse(one);
    }
  });
