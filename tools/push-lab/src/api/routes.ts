import { pushServices } from '@switchboard/push';
import { toDevice } from '@switchboard/push/device';
import type { AdvanceableClock } from '@switchboard/kernel';
import { EventStream, selfReporter } from '@switchboard/service';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Device } from '../devices/device.ts';
import { change, platforms } from '../devices/device-state.ts';
import type { Devices } from '../devices/devices.ts';
import { read } from '../http/read.ts';
import type { InspectedPushes } from '../inspector/inspected-pushes.ts';
import type { PushServices } from '../services/push-services.ts';
import { trouble } from '../services/trouble.ts';
import type { Troubles } from '../services/trouble.ts';

const report = selfReporter(import.meta.url);
const MAX_AT_ONCE = 2_000;

const added = z.strictObject({
  platform: z.enum(platforms),
  name: z.string().trim().min(1).max(60),
  count: z.int().min(1).max(MAX_AT_ONCE).default(1),
});
const ofDevice = z.object({ id: z.uuid() });
const ofCall = ofDevice.extend({ call: z.string().min(1).max(300) });
const ofNotification = ofDevice.extend({ key: z.string().min(1).max(300) });
const touched = z.strictObject({ action: z.enum(['answer', 'decline', 'end']) });
const ofService = z.object({ service: z.enum(pushServices) });
const advanced = z.strictObject({
  ms: z
    .int()
    .min(0)
    .max(90 * 86_400_000),
});

export interface ApiDeps {
  readonly clock: AdvanceableClock;
  readonly devices: Devices;
  readonly inspected: InspectedPushes;
  readonly troubles: Troubles;
  readonly services: PushServices;
}

/** What the desk and tests do with devices and push services. */
export function apiRoutes(app: FastifyInstance, deps: ApiDeps): void {
  deviceRoutes(app, deps);
  serviceRoutes(app, deps);
  app.get('/health', async () => report());
  app.post('/api/clock/advance', async ({ body }) => {
    deps.clock.advance(read(advanced, body).ms);
    return { now: new Date(deps.clock.now()).toISOString() };
  });
}

function deviceRoutes(app: FastifyInstance, { devices }: ApiDeps): void {
  const deviceIn = (params: unknown): Device => devices.get(read(ofDevice, params).id);

  app.get('/api/devices', async () => ({ value: [...devices].map(({ view }) => view) }));
  app.get('/api/devices/:id', async ({ params }) => deviceIn(params).view);
  app.post('/api/devices', async ({ body }, reply) => {
    const { platform, name, count } = read(added, body);
    const made = Array.from({ length: count }, () => devices.add(platform, name));
    return reply.code(201).send({ value: made.map(({ view }) => view) });
  });
  app.delete('/api/devices/:id', async ({ params }, reply) => {
    devices.remove(read(ofDevice, params).id);
    return reply.code(204).send();
  });
  app.post('/api/devices/:id/state', async ({ params, body }) => {
    const device = deviceIn(params);
    device.change(read(change, body));
    return device.view;
  });
  app.post('/api/devices/:id/renew', async ({ params }) => {
    const device = deviceIn(params);
    device.renewAddress();
    return device.view;
  });
  app.post('/api/devices/:id/calls/:call', async ({ params, body }) => {
    const { id, call } = read(ofCall, params);
    const device = devices.get(id);
    device.act(call, read(touched, body).action);
    return device.view;
  });
  app.post('/api/devices/:id/notifications/:key', async ({ params }) => {
    const { id, key } = read(ofNotification, params);
    const device = devices.get(id);
    device.openNotification(key);
    return device.view;
  });
  app.post('/api/devices/:id/app', async ({ params, body }, reply) => {
    deviceIn(params).hear(read(toDevice, body));
    return reply.code(204).send();
  });
  app.get('/api/events', async (_request, reply) => {
    reply.hijack();
    const listening = devices.listen({
      changed: ({ view }) => stream.tell('device', view),
      removed: (id) => stream.tell('removed', { id }),
      said: ({ id }, message) => stream.tell('to-app', { id, message }),
    });
    const stream = new EventStream(reply.raw, () => listening[Symbol.dispose]());
    for (const { view } of devices) stream.tell('device', view);
  });
}

function serviceRoutes(app: FastifyInstance, { inspected, troubles, services }: ApiDeps): void {
  app.get('/api/pushes', async () => ({ count: inspected.count, value: inspected.all }));
  app.delete('/api/pushes', async (_request, reply) => {
    inspected.clear();
    return reply.code(204).send();
  });
  app.get('/api/services', async () => ({
    value: pushServices.map((service) => ({
      ...{ service, trouble: troubles.of(service) ?? null },
      mostAtOnce: services.mostAtOnce(service),
    })),
  }));
  app.post('/api/services/:service/trouble', async ({ params, body }, reply) => {
    troubles.begin(read(ofService, params).service, read(trouble, body));
    return reply.code(204).send();
  });
  app.delete('/api/services/:service/trouble', async ({ params }, reply) => {
    troubles.end(read(ofService, params).service);
    return reply.code(204).send();
  });
  app.delete('/api/services/tokens', async (_request, reply) => {
    services.revokeTokens();
    return reply.code(204).send();
  });
}
