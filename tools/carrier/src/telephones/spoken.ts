import { z } from 'zod';

const MAX_SPOKEN = 300;

/** What somebody who is made up says at once. */
export const spoken = z.string().trim().min(1).max(MAX_SPOKEN);
