import { z } from 'zod';

/** Is the end of somebody's access still to come, because ACS cannot be reached now? */
export const ending = z.object({ isPending: z.boolean() });
