import type { Scope } from '@switchboard/kernel';
import { listen } from '@switchboard/service';
import { authority } from '../platform/http/authority.ts';
import { createServer } from '../platform/http/server.ts';
import { takeRawBodies } from '../platform/wire/raw-bodies.ts';
import { answerUnknown } from '../platform/wire/unsupported.ts';
import type { Controlled } from './controlled.ts';
import { assertMayControl } from './may-control.ts';
import { clockRoutes, jobRoutes, keyRoutes, requestRoutes } from './routes.ts';
import { stateRoutes } from './state-routes.ts';

const BODY_LIMIT = 64 * 1024 * 1024;

/** What developers and tests do to a data plane, on a port of its own. @returns its origin */
export async function startControl(controlled: Controlled, scope: Scope): Promise<string> {
  const { config, platform, services } = controlled;
  const { host, port, key } = config.control;
  const app = scope.use(createServer({ log: platform.log, bodyLimit: BODY_LIMIT }));
  app.setNotFoundHandler(answerUnknown);
  takeRawBodies(app);
  app.addHook('onRequest', async (request) => assertMayControl(request, key));
  app.get('/health', async () => ({ status: 'ok' }));
  stateRoutes(app, controlled);
  clockRoutes(app, platform);
  jobRoutes(app, platform);
  requestRoutes(app, platform);
  keyRoutes(app, platform);
  for (const service of services) service.mountControl?.(app);
  return `http://${authority(host, await listen(app, port, host))}`;
}
