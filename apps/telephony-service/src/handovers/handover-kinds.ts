import { jobKind } from '@switchboard/jobs';
import { z } from 'zod';

/** Time may have changed a handover. */
export const handoverDue = jobKind('handover.due', z.object({ id: z.string() }));

/** Somebody may be free for what waits. */
export const offerHandovers = jobKind('handover.offer', z.object({}));
