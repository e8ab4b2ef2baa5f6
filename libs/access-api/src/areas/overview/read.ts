import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { overviewSpans } from './service.ts';
import type { OverviewService } from './service.ts';
import { overviewOutput, overviewView } from './shapes.ts';

export const overviewInput = z.object({ span: z.enum(overviewSpans) });

/** How things stand, and what happened over the last hour, day or week. */
export const read = (procedures: Procedures, overview: OverviewService) =>
  procedures
    .allowed('overview.read')
    .input(overviewInput)
    .output(overviewOutput)
    .query(async ({ input: { span } }) => overviewView(await overview.read(span)));
