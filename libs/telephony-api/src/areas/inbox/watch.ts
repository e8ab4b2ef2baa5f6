import type { Procedures } from '../../trpc.ts';
import type { InboxService } from './service.ts';
import { change } from './shapes.ts';

/** What changes, as it does. Who loses the right to see it hears no more. */
export const watch = (procedures: Procedures, inbox: InboxService) =>
  procedures.allowed('inbox.use').subscription(async function* ({ ctx, signal }) {
    const stopped = signal ?? new AbortController().signal;
    for await (const one of inbox.watch(ctx.actor, stopped)) {
      await ctx.stillAllowed();
      yield change.parse(one);
    }
  });
