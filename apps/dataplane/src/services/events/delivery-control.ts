import type { Clock } from '@switchboard/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { jsonBody, read } from '../../platform/wire/body.ts';
import { notFound } from '../../platform/wire/errors.ts';
import { DELIVERY_STATES } from './delivery-log.ts';
import type { DeliveryFilter, DeliveryLog } from './delivery-log.ts';
import { presentDeadLetter, presentDelivery } from './present.ts';
import { subscriptionName } from './subscription.ts';
import type { Subscriptions } from './subscriptions.ts';

const MAX_ID = Number.MAX_SAFE_INTEGER;
const MAX_MS = Date.UTC(9_999, 0);
const idParams = z.object({ id: z.coerce.number().int().min(1).max(MAX_ID) });
const pageQuery = z.object({
  subscription: subscriptionName.optional(),
  before: z.coerce.number().int().min(1).max(MAX_ID).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const deliveriesQuery = pageQuery.extend({ state: z.enum(DELIVERY_STATES).optional() });
const replayInput = z.strictObject({
  subscription: subscriptionName.optional(),
  /** What failed unless it says otherwise. */
  states: z
    .array(z.enum(['delivered', 'deadLettered', 'dropped']))
    .min(1)
    .max(3)
    .default(['deadLettered', 'dropped']),
  fromMs: z.int().min(0).max(MAX_MS).optional(),
  toMs: z.int().min(0).max(MAX_MS).optional(),
});

export interface DeliveryRoutes {
  readonly subscriptions: Subscriptions;
  readonly log: DeliveryLog;
  readonly clock: Clock;
  readonly topic: string;
  /** Delivers to these now. */
  readonly wake: (subscriptionIds: readonly string[]) => void;
}

/** What became of events: the last deliveries, dead letters, and doing it again. */
export function deliveryControl(app: FastifyInstance, routes: DeliveryRoutes): void {
  const { log } = routes;

  app.get('/events/deliveries', async ({ query }) => {
    const { state, ...page } = read(deliveriesQuery, query);
    return listed(routes, page, state && [state]);
  });

  app.get('/events/dead-letters', async ({ query }) =>
    listed(routes, read(pageQuery, query), ['deadLettered']),
  );

  app.get('/events/dead-letters/:id', async ({ params }) => {
    const found = await log.find(read(idParams, params).id);
    if (found?.delivery.state !== 'deadLettered') throw notFound('There is no such dead letter.');
    const all = await routes.subscriptions.list();
    const subscription = all.find(({ id }) => id === found.delivery.subscriptionId);
    const schema = subscription?.settings.schema ?? 'EventGridSchema';
    return presentDeadLetter(found, { schema, topic: routes.topic });
  });

  app.post('/events/deliveries/:id/replay', async ({ params }) => {
    const replayed = await replay(routes, { id: read(idParams, params).id });
    if (replayed === 0) throw notFound('There is no such delivery, or it is not over.');
    return { replayed };
  });

  app.post('/events/replay', async (request) => ({
    replayed: await replay(routes, await replayFilter(routes, request)),
  }));

  // What is asked for is in the body, as it is there: one changes the path, and nothing else.
  app.post('/events/replay/count', async (request) => ({
    count: await log.countReplay(await replayFilter(routes, request)),
  }));
}

async function replayFilter(
  routes: DeliveryRoutes,
  request: FastifyRequest,
): Promise<DeliveryFilter> {
  const { subscription, ...filter } = read(replayInput, jsonBody(request) ?? {});
  return { ...filter, subscriptionId: await idOf(routes, subscription) };
}

async function listed(
  routes: DeliveryRoutes,
  { subscription, before, limit }: z.output<typeof pageQuery>,
  states: DeliveryFilter['states'],
) {
  const subscriptionId = await idOf(routes, subscription);
  const found = await routes.log.list({ subscriptionId, states }, before, limit + 1);
  const names = new Map((await routes.subscriptions.list()).map(({ id, name }) => [id, name]));
  const shown = found.slice(0, limit);
  const value = shown.map((one) => presentDelivery(one, names.get(one.delivery.subscriptionId)));
  return { value, ...(found.length > limit && { before: shown.at(-1)?.delivery.id }) };
}

async function replay({ log, clock, wake }: DeliveryRoutes, filter: DeliveryFilter) {
  const whose = await log.replay(filter, clock.now());
  wake([...new Set(whose)]);
  return whose.length;
}

async function idOf({ subscriptions }: DeliveryRoutes, name: string | undefined) {
  return name === undefined ? undefined : (await subscriptions.get(name)).id;
}
