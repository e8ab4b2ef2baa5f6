import { installationId } from '@switchboard/push';
import type { PushPayload } from '@switchboard/push';
import type { Clock } from '@switchboard/kernel';
import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';
import { readCursor, writeCursor } from '../../platform/wire/cursor.ts';
import { jsonBody, read } from '../../platform/wire/body.ts';
import { WireError } from '../../platform/wire/errors.ts';
import type { InstallationStore } from './installations/installation-store.ts';
import type { Deliveries } from './sending/deliveries.ts';
import type { DeliveryStore } from './sending/delivery-store.ts';

const userId = z.string().min(1).max(200);
const ofUser = z.object({ userId });
const one = z.object({ userId, installation: installationId });
const MAX_USERS = 500;
const ofUsers = z.strictObject({ userIds: z.array(userId).min(1).max(MAX_USERS) });
/** As many as a person may have. */
const MAX_KEPT = 10;
const keeping = z.strictObject({
  userId,
  installations: z
    .array(z.strictObject({ id: installationId, registeredAt: z.iso.datetime() }))
    .max(MAX_KEPT),
});
const position = z.object({ id: z.int() });
const log = z.object({
  userId: userId.optional(),
  state: z.enum(['waiting', 'sent', 'expired', 'cancelled', 'refused', 'given-up']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
});

export interface PushControl {
  readonly db: Database;
  readonly clock: Clock;
  readonly installations: InstallationStore;
  readonly store: DeliveryStore;
  readonly deliveries: Deliveries;
}

/** Apps that get pushes, and what became of these, for who looks after people. Nothing of what was said is shown. */
export function pushControl(app: FastifyInstance, deps: PushControl): void {
  const { db, clock, installations, store, deliveries } = deps;
  app.get('/push/services', async () => ({ value: [...deliveries.states()] }));

  app.get('/push/installations', async (request) => {
    const asked = read(ofUser, request.query);
    const value = await installations.list(asked.userId, clock.now());
    return { value: await withLastPush(db, asked.userId, value) };
  });

  app.delete('/push/installations/:installation', async (request, reply) => {
    const asked = read(one, { ...paramsOf(request.params), ...paramsOf(request.query) });
    await installations.remove(asked.userId, asked.installation);
    return reply.code(204).send();
  });

  app.post('/push/installations/remove', async (request) => {
    const { userIds } = read(ofUsers, jsonBody(request));
    return { removed: await installations.removeAllOf(userIds) };
  });

  app.post('/push/installations/keep', async (request, reply) => {
    const asked = read(keeping, jsonBody(request));
    const kept = asked.installations.map(({ id, registeredAt }) => ({
      id,
      registeredMs: Date.parse(registeredAt),
    }));
    await installations.keep(asked.userId, kept, clock.now());
    return reply.code(204).send();
  });

  app.post('/push/installations/:installation/test', async (request, reply) => {
    const asked = read(one, { ...paramsOf(request.params), ...paramsOf(request.query) });
    const nowMs = clock.now();
    const push: PushPayload = {
      ...{ type: 'test', eventId: randomUUID(), recipientId: asked.userId },
      sentAt: new Date(nowMs).toISOString(),
    };
    const queued = await db.$transaction(async (tx) => {
      await deliveries.schedule(tx, push.eventId);
      const only = asked.installation;
      return store.queue(tx, push, { userIds: [asked.userId], nowMs, only });
    });
    if (queued.length === 0) throw new WireError(404, 'NotFound', 'There is no such installation.');
    deliveries.begin();
    return reply.code(202).send({ eventId: push.eventId });
  });

  app.get('/push/deliveries', async (request) => {
    const { limit, after, ...asked } = read(log, request.query);
    const before = after === undefined ? undefined : readCursor(position, after).id;
    const rows = await db.pushDelivery.findMany({
      where: {
        ...(asked.userId !== undefined && { userId: asked.userId }),
        ...(asked.state && { state: asked.state }),
        ...(before !== undefined && { id: { lt: before } }),
      },
      orderBy: { id: 'desc' },
      take: limit + 1,
      omit: { payload: true },
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const isMore = rows.length > limit && last;
    return {
      value: page.map(present),
      ...(isMore && { after: writeCursor({ id: Number(last.id) }) }),
    };
  });
}

type Delivery = Omit<Awaited<ReturnType<Database['pushDelivery']['findMany']>>[number], 'payload'>;

function present({ id, createdMs, endedMs, ...row }: Delivery) {
  const { eventId, userId: user, installationId: installation } = row;
  const { service, type, state, reason, attempts, bytes } = row;
  return {
    ...{ id: String(id), eventId, userId: user, installationId: installation },
    ...{ service, type, state, reason, attempts, bytes },
    createdAt: new Date(Number(createdMs)).toISOString(),
    endedAt: endedMs === null ? null : new Date(Number(endedMs)).toISOString(),
  };
}

/** What was sent to each last, by one query. */
async function withLastPush<One extends { readonly id: string }>(
  db: Database,
  user: string,
  installations: readonly One[],
) {
  const rows = await db.pushDelivery.findMany({
    where: { userId: user, installationId: { in: installations.map(({ id }) => id) } },
    orderBy: [{ installationId: 'asc' }, { id: 'desc' }],
    distinct: ['installationId'],
    omit: { payload: true },
  });
  const last = new Map(rows.map((row) => [row.installationId, present(row)]));
  return installations.map((one) => ({ ...one, lastPush: last.get(one.id) ?? null }));
}

function paramsOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
