import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { jsonBody, read } from '../../platform/wire/body.ts';
import type { RealtimeChannel } from './realtime.ts';

const dropInput = z.object({ userId: z.string().max(256).optional() }).optional();

/** Who is connected, and the troubles of a network. */
export function realtimeControl(app: FastifyInstance, realtime: RealtimeChannel): void {
  app.get('/connections', async () => ({ value: realtime.connections() }));

  app.post('/connections/drop', async (request) => {
    const userId = read(dropInput, jsonBody(request))?.userId;
    return { dropped: realtime.dropSockets(userId) };
  });

  app.post('/connections/reconnect', async () => ({ asked: realtime.requestReconnects() }));
}
