import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '../../platform/wire/body.ts';
import type { Calls } from './calls.ts';

const recordsQuery = z.object({ before: z.coerce.number().int().min(0).optional() });

/** Calls in progress and past ones, and the troubles of a network. */
export function callsControl(app: FastifyInstance, calls: Calls): void {
  app.get('/calls', async () => calls.describe());

  app.get('/calls/records', async (request) => {
    const { before } = read(recordsQuery, request.query);
    return { value: await calls.past(before) };
  });

  app.post('/calls/drop', async () => {
    calls.dropSockets();
    return { status: 'ok' };
  });
}
