import { z } from 'zod';

/** Lines of RFC 4180, the first page with a header; more of them after `cursor`. */
export const csvPage = z.object({ csv: z.string(), cursor: z.string().nullable() });
