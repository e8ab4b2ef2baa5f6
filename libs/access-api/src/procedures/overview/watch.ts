import { overviewView } from '../../overview-output.ts';
import type { Procedures } from '../../procedures.ts';
import type { OverviewService } from '../../services/overview.ts';
import { overviewInput } from './read.ts';

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
