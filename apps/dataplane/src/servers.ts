import { join } from 'node:path';
import type { ServerOptions } from 'node:https';
import type { FastifyInstance } from 'fastify';
import type { Scope } from '@switchboard/kernel';
import { listen, selfReporter } from '@switchboard/service';
import type { Config } from './config.ts';
import { authority } from './platform/http/authority.ts';
import { createServer, endConnections, injectFaults, observe } from './platform/http/server.ts';
import { takeUpgrades } from './platform/http/upgrades.ts';
import type { Platform } from './platform/platform.ts';
import { loadCertificate } from './platform/tls/certificates.ts';
import { serviceHeaders } from './platform/wire/headers.ts';
import { answerUnknown } from './platform/wire/unsupported.ts';
import type { Service } from './services/service.ts';

/** Room for 200 participants with a kilobyte of metadata each. */
const BODY_LIMIT = 1024 * 1024;

const report = selfReporter(import.meta.url);

/** What the servers share, whichever port a request comes in on. */
export interface Served {
  readonly config: Config;
  readonly platform: Platform;
  readonly services: readonly Service[];
}

/** Starts the same services over HTTP and, if configured, HTTPS. */
export async function startServers(
  served: Served,
  scope: Scope,
): Promise<{ http: string; https?: string; caFile?: string }> {
  const { config } = served;
  const secure = config.https && (await startSecure(served, config.https, scope));
  // The last to listen: who is told here that we are well finds everything else as well.
  const plain = scope.use(await buildServer(served));
  const http = `http://${authority(config.host, await listen(plain, config.httpPort, config.host))}`;
  return { http, ...secure };
}

async function startSecure(
  served: Served,
  { files, port: wanted }: NonNullable<Config['https']>,
  scope: Scope,
): Promise<{ https: string; caFile?: string }> {
  const { host, stateDir } = served.config;
  // Clients judge certificates by the machine's time, so it is the machine's time here.
  const { cert, key, caFile } = await loadCertificate(files, join(stateDir, 'tls'), Date.now());
  const secure = scope.use(await buildServer(served, { cert, key }));
  const port = await listen(secure, wanted, host);
  return { https: `https://${authority(host, port)}`, ...(caFile && { caFile }) };
}

async function buildServer(
  { platform, services }: Served,
  https?: ServerOptions,
): Promise<FastifyInstance> {
  const { log, clock, faults, inspector, readiness } = platform;
  const app = createServer({ log, bodyLimit: BODY_LIMIT, ...(https && { https }) });
  await serviceHeaders(app, https !== undefined);
  endConnections(app, () => readiness.isStopping);
  observe(app, log, inspector, clock);
  injectFaults(app, faults, clock);
  app.setNotFoundHandler(answerUnknown);
  for (const service of services) await app.register(mounting(service));
  ownRoutes(app, platform);
  takeUpgrades(app.server, services);
  // A server only closes once its last socket has.
  app.addHook('preClose', async () => {
    for (const service of services) service.disconnect?.();
  });
  return app;
}

/** With a name: for want of one Fastify looks for it in every file that was loaded, for each service again. */
function mounting(service: Service): (app: FastifyInstance) => Promise<void> {
  const mount = async (own: FastifyInstance): Promise<void> => service.mount?.(own);
  return Object.assign(mount, { [Symbol.for('fastify.display-name')]: 'service' });
}

function ownRoutes(app: FastifyInstance, { database, readiness, tokens }: Platform): void {
  app.get('/health', async () => {
    await readiness.check();
    return { ...report(), ...(database.disk && { disk: await database.disk() }) };
  });
  app.get('/.well-known/jwks.json', async () => tokens.jwks());
  // The realtime client asks whether we are still the same service and wants exactly this.
  app.get('/', async (_request, reply) => reply.type('text/plain').send('Trouter'));
}
