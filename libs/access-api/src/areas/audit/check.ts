import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { AuditService } from './service.ts';

const output = z.object({
  /** How many entries there are, or are before the first that does not fit. */
  entries: z.number().int(),
  /** The hash of the last of these, to write down elsewhere. */
  head: z.string().nullable(),
  brokenAt: z.string().nullable(),
});

/** Whether the log is still what was written. */
export const check = (procedures: Procedures, audit: AuditService) =>
  procedures
    .allowed('audit.read', 'audit-check-per-person')
    .output(output)
    .query(() => audit.check());
