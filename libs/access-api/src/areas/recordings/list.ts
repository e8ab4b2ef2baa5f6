import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { pageRequest } from '../../shapes.ts';
import type { RecordingService } from './service.ts';
import { recording, recordingCursor } from './shapes.ts';

const input = pageRequest.extend({ cursor: recordingCursor.optional() });
const output = z.object({ items: z.array(recording), cursor: z.string().nullable() });

/** Which calls were recorded, never what was said. */
export const list = (procedures: Procedures, recordings: RecordingService) =>
  procedures
    .allowed('recording.read')
    .input(input)
    .output(output)
    .query(async ({ input: request }) => {
      const { items, cursor } = await recordings.list(request);
      return { items: [...items], cursor };
    });
