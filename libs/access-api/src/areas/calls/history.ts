import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { callOutcome, pageRequest } from '../../shapes.ts';
import type { CallService } from './service.ts';

const record = z.object({
  id: z.string(),
  callId: z.string(),
  others: z.array(
    z.object({ personId: z.string(), userId: z.string().nullable(), name: z.string() }),
  ),
  direction: z.enum(['incoming', 'outgoing']),
  outcome: callOutcome,
  video: z.boolean(),
  startedAt: z.iso.datetime(),
  durationSeconds: z.number(),
  seen: z.boolean(),
});
const output = z.object({
  items: z.array(record),
  cursor: z.string().nullable(),
  /** Missed calls not looked at, up to 100. */
  unseen: z.number(),
  /** Whether the page that places a call has to say how it ended, because nobody records calls here. */
  notedByPage: z.boolean(),
});

/** One's calls of the last 90 days, the latest first. */
export const history = (procedures: Procedures, calls: CallService) =>
  procedures
    .allowed('call.read')
    .input(pageRequest)
    .output(output)
    .query(async ({ ctx, input: request }) => {
      const { items, ...rest } = await calls.history(ctx.origin, request);
      const records = items.map(({ others, startedAt, ...call }) => ({
        ...call,
        others: [...others],
        startedAt: startedAt.toISOString(),
      }));
      return { ...rest, items: records };
    });
