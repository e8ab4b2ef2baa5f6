import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { RecordingService } from './service.ts';
import { confirmation, deletionProof, recordingId } from './shapes.ts';

const input = z.object({ id: recordingId, confirmation });

/** Deletes a recording for good, and says what it was that is gone. */
export const remove = (procedures: Procedures, recordings: RecordingService) =>
  procedures
    .allowed('recording.manage', 'recording-change-per-person')
    .input(input)
    .output(deletionProof)
    .mutation(({ ctx, input: { id, confirmation: typed } }) =>
      recordings.remove(ctx.origin, id, typed),
    );
