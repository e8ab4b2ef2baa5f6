import { tracked } from '@trpc/server';
import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { AuditService } from './service.ts';
import { auditEntryView } from './shapes.ts';

const input = z.object({
  /** Sent again by a page that was away, and misses nothing. */
  lastEventId: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

/** Each entry as it is written. Who loses the right to see them hears no more. */
export const watch = (procedures: Procedures, audit: AuditService) =>
  procedures
    .allowed('audit.read')
    .input(input)
    .subscription(async function* ({ ctx, input: { lastEventId }, signal }) {
      for await (const entry of audit.watch(lastEventId, signal ?? new AbortController().signal)) {
        await ctx.stillAllowed();
        yield tracked(entry.id, auditEntryView(entry));
      }
    });
