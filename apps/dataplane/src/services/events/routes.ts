import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { notFound } from '../../platform/wire/errors.ts';
import type { Subscriptions } from './subscriptions.ts';

const idParams = z.object({ id: z.guid() });
const codeQuery = z.object({ code: z.guid() });

/** Where a subscription is validated by hand: whoever got the code at the endpoint opens it. */
export function eventsRoutes(
  app: FastifyInstance,
  subscriptions: Pick<Subscriptions, 'validateByHand'>,
): void {
  app.get('/events/subscriptions/:id/validate', async ({ params, query }, reply) => {
    const id = idParams.safeParse(params);
    const code = codeQuery.safeParse(query);
    if (!id.success || !code.success) throw notFound('The validation URL is not good.');
    await subscriptions.validateByHand(id.data.id, code.data.code);
    return reply.type('text/plain').send('The subscription is validated.');
  });
}
