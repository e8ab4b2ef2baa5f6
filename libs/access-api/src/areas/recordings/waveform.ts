import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { RecordingService } from './service.ts';
import { recordingId } from './shapes.ts';

/** How loud a recording is, for whoever draws it: 0 to 1, over its length. */
export const waveform = (procedures: Procedures, recordings: RecordingService) =>
  procedures
    .allowed('recording.listen')
    .input(z.object({ id: recordingId }))
    .output(z.array(z.number().min(0).max(1)))
    .query(({ input: { id } }) => recordings.waveform(id));
