import type { FastifyInstance } from 'fastify';
import { mountKeyOperations } from '../../platform/wire/mount.ts';
import type { Gate } from '../../platform/wire/mount.ts';
import type { Automation } from './automation.ts';
import { callRoutes } from './call-routes.ts';
import { enteringRoutes } from './entering-routes.ts';
import { mediaRoutes } from './media/media-routes.ts';
import { callAutomationOperations } from './operations.ts';
import { recordingRoutes } from './recording/recording-routes.ts';
import { participantRoutes } from './participant-routes.ts';
import { streamingRoutes } from './media/streaming/streaming-routes.ts';

export function callAutomationRoutes(
  app: FastifyInstance,
  gate: Gate,
  automation: Automation,
): void {
  mountKeyOperations(app, gate, callAutomationOperations, {
    ...enteringRoutes(automation),
    ...callRoutes(automation),
    ...participantRoutes(automation),
    ...mediaRoutes(automation),
    ...streamingRoutes(automation),
    ...recordingRoutes(automation),
  });
}

/** What applications verify callbacks with, where the service has it. */
export function keyRoutes(app: FastifyInstance, automation: Automation): void {
  app.get('/calling/.well-known/acsopenidconfiguration', async (request) =>
    automation.openIdConfiguration(request),
  );
  app.get('/calling/keys', async () => automation.jwks());
}
