import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '../../platform/wire/body.ts';
import type { Calls } from './calls.ts';

/** As identifiers are written: nothing in it that a database would refuse. */
const rawId = z.string().regex(/^[!-~]{1,256}$/);
const historyQuery = z
  .object({
    user: rawId,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    beforeMs: z.coerce.number().int().min(0).optional(),
    beforeLeg: z.union([rawId, z.literal('')]).default(''),
    countSinceMs: z.coerce.number().int().min(0).default(0),
    countCodes: z
      .string()
      .regex(/^(?:\d{1,3}(?:,\d{1,3}){0,31})?$/)
      .default(''),
  })
  .transform(({ user, limit, beforeMs, beforeLeg: legId, countSinceMs, countCodes }) => ({
    ...{ user, limit, ...(beforeMs !== undefined && { before: { leftMs: beforeMs, legId } }) },
    count: { sinceMs: countSinceMs, codes: countCodes.split(',').filter(Boolean).map(Number) },
  }));
const recordsQuery = z.object({ before: z.coerce.number().int().min(0).optional() });

/** Calls in progress and past ones, and the troubles of a network. */
export function callsControl(app: FastifyInstance, calls: Calls): void {
  app.get('/calls', async () => calls.describe());

  app.get('/calls/records', async (request) => {
    const { before } = read(recordsQuery, request.query);
    return { value: await calls.past(before) };
  });

  app.get('/calls/history', (request) => calls.history(read(historyQuery, request.query)));

  app.post('/calls/drop', async () => {
    calls.dropSockets();
    return { status: 'ok' };
  });
}
