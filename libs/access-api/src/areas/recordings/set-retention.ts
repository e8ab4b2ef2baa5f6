import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { RecordingService } from './service.ts';
import { retentionDays } from './shapes.ts';

/** Says how many days recordings are kept; what is older is deleted within the hour. */
export const setRetention = (procedures: Procedures, recordings: RecordingService) =>
  procedures
    .allowed('recording.manage', 'recording-change-per-person')
    .input(z.object({ days: retentionDays }))
    .output(nothing)
    .mutation(async ({ ctx, input: { days } }) => {
      await recordings.setRetention(ctx.origin, days);
      return {};
    });
