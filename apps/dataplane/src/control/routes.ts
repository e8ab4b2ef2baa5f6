import type { AdvanceableClock } from '@switchboard/kernel';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { KEY_SLOTS } from '../platform/access-keys/access-keys.ts';
import { faultInput } from '../platform/http/faults.ts';
import type { Platform } from '../platform/platform.ts';
import { jsonBody, read } from '../platform/wire/body.ts';
import { invalid } from '../platform/wire/errors.ts';
import { streamRequests } from './request-stream.ts';

/** Later than that, years have five digits and dates another form. */
const END_OF_TIME_MS = Date.UTC(9_000, 0);
const advanceInput = z.object({ ms: z.int().min(0) });
const jobParams = z.object({ id: z.coerce.number().int().min(1) });
const slotParams = z.object({ slot: z.enum(KEY_SLOTS) });

/** The clock; what is due when it was advanced is done before the answer. */
export function clockRoutes(app: FastifyInstance, { clock, limits, jobs }: Platform): void {
  app.get('/clock', async () => clockState(clock));

  app.post('/clock/advance', async (request) => {
    const { ms } = read(advanceInput, jsonBody(request));
    if (clock.now() + ms > END_OF_TIME_MS) throw invalid('The clock ends in the year 9000.', 'ms');
    clock.advance(ms);
    limits.reset();
    await jobs.settle();
    return clockState(clock);
  });
}

/** Failures that were asked for, and the requests of late. */
export function requestRoutes(app: FastifyInstance, { faults, inspector }: Platform): void {
  app.get('/faults', async () => ({ value: faults.list() }));

  app.put('/faults', async (request) => faults.add(read(faultInput, jsonBody(request))));

  app.delete('/faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });

  app.delete('/faults/:id', async (request, reply) => {
    const { id } = request.params as { id: string };
    return reply.code(faults.remove(id) ? 204 : 404).send();
  });

  app.get('/requests', async () => ({ value: inspector.list() }));

  app.get('/requests/stream', (request, reply) => streamRequests(inspector, request, reply));
}

/** Work of late that was given up, and what waits. */
export function jobRoutes(app: FastifyInstance, { jobs }: Platform): void {
  app.get('/jobs', async () => ({ kinds: await jobs.counts(), dead: await jobs.dead() }));

  app.post('/jobs/:id/retry', async (request, reply) => {
    const isRevived = await jobs.revive(read(jobParams, request.params).id);
    return reply.code(isRevived ? 204 : 404).send();
  });
}

/** The keys that server SDKs sign with. */
export function keyRoutes(app: FastifyInstance, { accessKeys }: Platform): void {
  app.get('/keys', async () => accessKeys.pair);

  app.post('/keys/:slot/regenerate', async (request) => {
    await accessKeys.regenerate(read(slotParams, request.params).slot);
    return accessKeys.pair;
  });
}

function clockState(clock: AdvanceableClock) {
  return { now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs };
}
