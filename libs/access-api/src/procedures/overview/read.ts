import { z } from 'zod';
import { overviewOutput, overviewView } from '../../overview-output.ts';
import type { Procedures } from '../../procedures.ts';
import { overviewSpans } from '../../services/overview.ts';
import type { OverviewService } from '../../services/overview.ts';

export const overviewInput = z.object({ span: z.enum(overviewSpans) });

/** How things stand, and what happened over the last hour, day or week. */
export const read = (procedures: Procedures, overview: OverviewService) =>
  procedures
    .allowed('overview.read')
    .input(overviewInput)
    .output(overviewOutput)
    .query(async ({ input: { span } }) => overviewView(await overview.read(span)));
