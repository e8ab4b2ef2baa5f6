import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { RecordingService } from './service.ts';
import { retentionDays } from './shapes.ts';

/** How many days recordings are kept. */
export const retention = (procedures: Procedures, recordings: RecordingService) =>
  procedures
    .allowed('recording.read')
    .output(z.object({ days: retentionDays }))
    .query(async () => ({ days: await recordings.retention() }));
