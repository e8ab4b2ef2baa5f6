import { createHash, timingSafeEqual } from 'node:crypto';
import { isAbsolute } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { KEY_SLOTS } from '../platform/access-keys/access-keys.ts';
import type { AccessKeys } from '../platform/access-keys/access-keys.ts';
import type { Calls } from '../services/calls/calls.ts';
import { isLoopback } from '../config.ts';
import type { Database } from '../platform/database/database.ts';
import type { Realtime } from '../services/realtime/port.ts';
import { parseJson, read } from '../platform/wire/body.ts';
import { forbidden, invalid, unauthorized } from '../platform/wire/errors.ts';
import type { AdvanceableClock } from '../platform/clock/clock.ts';
import { activityQuery, countActivity } from './count-activity.ts';
import { countState } from './count-state.ts';
import { faultInput } from '../platform/http/faults.ts';
import type { Faults } from '../platform/http/faults.ts';
import type { Inspector } from '../platform/http/inspector.ts';
import { streamRequests } from './request-stream.ts';
import { seed, seedInput } from './seed.ts';
import { clearState, exportState, importState } from './state.ts';

export interface ControlDeps {
  readonly db: Database;
  readonly accessKeys: AccessKeys;
  readonly clock: AdvanceableClock;
  readonly faults: Faults;
  readonly inspector: Inspector;
  readonly realtime: Realtime;
  readonly calls: Calls;
  readonly resourceId: string;
  readonly key: string | undefined;
  /** What was remembered of the database is no longer true. */
  readonly forget: () => Promise<void>;
  /** The clock was turned: what is due by now is done before the answer. */
  readonly turned: () => Promise<void>;
}

/** Later than that, years have five digits and dates another form. */
const END_OF_TIME_MS = Date.UTC(9_000, 0);
const advanceInput = z.object({ ms: z.int().min(0) });
const fileInput = z.object({
  path: z.string().min(1).max(4_096).refine(isAbsolute, { message: 'The path must be absolute.' }),
});
const slotParams = z.object({ slot: z.enum(KEY_SLOTS) });
const recordsQuery = z.object({ before: z.coerce.number().int().min(0).optional() });
const dropInput = z.object({ userId: z.string().max(256).optional() }).optional();

/** What developers and tests do to a data plane, on a port of its own. */
export function controlRoutes(app: FastifyInstance, deps: ControlDeps): void {
  const { db, accessKeys, clock, faults, inspector, realtime, calls } = deps;
  const bodyOf = (request: FastifyRequest): unknown =>
    parseJson(
      Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      request.headers['content-type'],
    );
  app.addHook('onRequest', async (request) => assertMayControl(request, deps.key));

  app.get('/health', async () => ({ status: 'ok' }));

  app.post('/reset', async () => {
    await clearState(db);
    await deps.forget();
    faults.clear();
    inspector.clear();
    realtime.reset();
    calls.reset();
    return { status: 'ok' };
  });

  app.post('/seed', async (request) => {
    const input = read(seedInput, bodyOf(request));
    const seeded = await seed(db, input, deps.resourceId, clock.now());
    await deps.forget();
    return seeded;
  });

  app.post('/export', async (request) => {
    const { path } = read(fileInput, bodyOf(request));
    await exportState(db, path);
    return { path };
  });

  app.post('/import', async (request) => {
    const { path } = read(fileInput, bodyOf(request));
    await importState(db, path);
    await deps.forget();
    realtime.reset();
    calls.reset();
    return { path };
  });

  app.get('/clock', async () => clockState(clock));

  app.post('/clock/advance', async (request) => {
    const { ms } = read(advanceInput, bodyOf(request));
    if (clock.now() + ms > END_OF_TIME_MS) throw invalid('The clock ends in the year 9000.', 'ms');
    clock.advance(ms);
    await deps.turned();
    return clockState(clock);
  });

  app.get('/faults', async () => ({ value: faults.list() }));

  app.put('/faults', async (request) => faults.add(read(faultInput, bodyOf(request))));

  app.delete('/faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });

  app.delete('/faults/:id', async (request, reply) => {
    const { id } = request.params as { id: string };
    return reply.code(faults.remove(id) ? 204 : 404).send();
  });

  app.get('/connections', async () => ({ value: realtime.connections() }));

  app.post('/connections/drop', async (request) => {
    const userId = read(dropInput, bodyOf(request))?.userId;
    return { dropped: realtime.dropSockets(userId) };
  });

  app.post('/connections/reconnect', async () => ({ asked: realtime.requestReconnects() }));

  app.get('/calls', async () => calls.describe());

  app.get('/calls/records', async (request) => {
    const { before } = read(recordsQuery, request.query);
    return { value: await calls.past(before) };
  });

  app.post('/calls/drop', async () => {
    calls.dropSockets();
    return { status: 'ok' };
  });

  app.get('/requests', async () => ({ value: inspector.list() }));

  app.get('/requests/stream', (request, reply) => streamRequests(inspector, request, reply));

  app.get('/keys', async () => accessKeys.pair);

  app.post('/keys/:slot/regenerate', async (request) => {
    await accessKeys.regenerate(read(slotParams, request.params).slot);
    return accessKeys.pair;
  });

  app.get('/stats', () => countState(db));

  app.get('/activity', (request) => countActivity(db, read(activityQuery, request.query)));
}

function clockState(clock: AdvanceableClock) {
  return { now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs };
}

/**
 * A page must not reach the control plane of whoever looks at it: pages send `Origin`, and one that
 * points a name of its own at loopback sends that name as `Host`.
 */
/** Programs say nothing of it, a browser `none` for an address that a person typed. */
const OWN_SITES: readonly string[] = ['none', 'same-origin'];

function assertMayControl(request: FastifyRequest, key: string | undefined): void {
  const { origin, 'sec-fetch-site': site = 'none' } = request.headers;
  // A page asks for pictures and scripts of others without saying where it comes from.
  if (origin !== undefined || !OWN_SITES.includes(String(site))) throw forbidden();
  const given = request.headers['x-switchboard-key'];
  if (key !== undefined) {
    if (typeof given !== 'string' || !sameText(given, key)) throw unauthorized();
  } else if (!isLoopback(hostName(request))) throw forbidden();
}

function hostName(request: FastifyRequest): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '');
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
