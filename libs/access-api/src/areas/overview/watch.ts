import type { Procedures } from '../../procedures.ts';
import { overviewInput } from './read.ts';
import type { OverviewService } from './service.ts';
import { overviewView } from './shapes.ts';

/** How things stand, now and whenever that has changed. */
export const watch = (procedures: Procedures, overview: OverviewService) =>
  procedures
    .allowed('overview.read')
    .input(overviewInput)
    .subscription(async function* ({ ctx, input: { span }, signal }) {
      for await (const state of overview.watch(span, signal ?? new AbortController().signal)) {
        await ctx.stillAllowed();
        yield overviewView(state);
      }
    });
