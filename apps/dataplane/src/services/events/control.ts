import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { jsonBody, read } from '../../platform/wire/body.ts';
import { notFound } from '../../platform/wire/errors.ts';
import type { DeliveryRoutes } from './delivery-control.ts';
import { deliveryControl } from './delivery-control.ts';
import { labInput } from './lab.ts';
import type { DeliveryLab } from './lab.ts';
import {
  presentSubscription,
  subscriptionChange,
  subscriptionInput,
  subscriptionName,
} from './subscription.ts';
import type { Subscription } from './subscription.ts';
import type { Subscriptions } from './subscriptions.ts';

const nameParams = z.object({ name: subscriptionName });

export interface EventsControl extends DeliveryRoutes {
  readonly subscriptions: Subscriptions;
  readonly lab: DeliveryLab;
}

/** Subscriptions, deliveries and dead letters for developers, and what goes wrong on purpose. */
export function eventsControl(app: FastifyInstance, control: EventsControl): void {
  subscriptionControl(app, control);
  deliveryControl(app, control);
  labControl(app, control.lab);
}

function subscriptionControl(
  app: FastifyInstance,
  { subscriptions, clock }: Pick<EventsControl, 'subscriptions' | 'clock'>,
): void {
  const shown = (one: Subscription) => presentSubscription(one, clock.now());
  const nameOf = (params: unknown): string => {
    const parsed = nameParams.safeParse(params);
    if (!parsed.success) throw notFound('There is no such subscription.');
    return parsed.data.name;
  };

  app.get('/events/subscriptions', async () => ({
    value: (await subscriptions.list()).map(shown),
  }));

  app.post('/events/subscriptions', async (request, reply) => {
    const made = await subscriptions.create(read(subscriptionInput, jsonBody(request)));
    return reply.code(201).send(shown(made));
  });

  app.get('/events/subscriptions/:name', async ({ params }) =>
    shown(await subscriptions.get(nameOf(params))),
  );

  app.put('/events/subscriptions/:name', async (request) => {
    const change = read(subscriptionChange, jsonBody(request));
    return shown(await subscriptions.update(nameOf(request.params), change));
  });

  app.post('/events/subscriptions/:name/validate', async ({ params }) =>
    shown(await subscriptions.validate(nameOf(params))),
  );

  app.delete('/events/subscriptions/:name', async ({ params }, reply) => {
    await subscriptions.remove(nameOf(params));
    return reply.code(204).send();
  });
}

function labControl(app: FastifyInstance, lab: DeliveryLab): void {
  app.get('/events/lab', async () => lab.state);

  app.put('/events/lab', async (request) => {
    lab.set(read(labInput, jsonBody(request)));
    return lab.state;
  });

  app.delete('/events/lab', async (_request, reply) => {
    lab.set({ seed: 1, rules: [] });
    return reply.code(204).send();
  });
}
