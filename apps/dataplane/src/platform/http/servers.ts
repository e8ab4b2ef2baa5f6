import { join } from 'node:path';
import type { ServerOptions } from 'node:https';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Scope } from '@switchboard/kernel';
import { listen, selfReporter } from '@switchboard/service';
import type { Logger } from '@switchboard/service';
import type { AccessKeys } from '../access-keys/access-keys.ts';
import type { Calls } from '../../services/calls/calls.ts';
import type { Chat } from '../../services/chat/chat.ts';
import { chatRoutes } from '../../services/chat/routes.ts';
import { isLoopback } from '../../config.ts';
import type { Config } from '../../config.ts';
import type { AdvanceableClock } from '../clock/clock.ts';
import type { Faults } from './faults.ts';
import type { Inspector } from './inspector.ts';
import { controlRoutes } from '../../control/routes.ts';
import type { OpenDatabase } from '../database/database.ts';
import { identityRoutes } from '../../services/identity/routes.ts';
import type { IdentityStore } from '../../services/identity/store.ts';
import type { Realtime } from '../../services/realtime/port.ts';
import type { Readiness } from './readiness.ts';
import type { Relay } from '../../services/relay/relay.ts';
import { relayRoutes } from '../../services/relay/routes.ts';
import { roomsRoutes } from '../../services/rooms/routes.ts';
import type { Rooms } from '../../services/rooms/rooms.ts';
import { createServer, endConnections, injectFaults, observe, takeRawBodies } from './server.ts';
import { loadCertificate } from '../tls/certificates.ts';
import { serviceHeaders } from '../wire/headers.ts';
import type { Gate } from '../wire/mount.ts';
import { takeUpgrades } from './upgrades.ts';
import { answerUnknown } from '../wire/unsupported.ts';
import type { UserTokens } from '../user-tokens/user-tokens.ts';

/** Everything the servers share, whichever port a request comes in on. */
export interface Services {
  readonly log: Logger;
  readonly clock: AdvanceableClock;
  readonly database: OpenDatabase;
  readonly accessKeys: AccessKeys;
  readonly identities: IdentityStore;
  readonly tokens: UserTokens;
  readonly realtime: Realtime;
  readonly calls: Calls;
  readonly chat: Chat;
  readonly rooms: Rooms;
  readonly relay: Relay;
  readonly faults: Faults;
  readonly inspector: Inspector;
  readonly gate: Gate;
  readonly readiness: Readiness;
  readonly forget: () => Promise<void>;
  readonly turned: () => Promise<void>;
}

/** Room for 200 participants with a kilobyte of metadata each. */
const BODY_LIMIT = 1024 * 1024;
const CONTROL_BODY_LIMIT = 64 * 1024 * 1024;

const report = selfReporter(import.meta.url);

/** Starts the same service over HTTP and, if configured, HTTPS. */
export async function startServers(
  config: Config,
  services: Services,
  scope: Scope,
): Promise<{ http: string; https?: string; caFile?: string }> {
  const secure = config.https && (await startSecure(config, config.https, services, scope));
  // The last to listen: who is told here that we are well finds everything else as well.
  const plain = scope.use(await buildService(config, services));
  const http = `http://${authority(config.host, await listen(plain, config.httpPort, config.host))}`;
  return { http, ...secure };
}

async function startSecure(
  config: Config,
  { files, port: wanted }: NonNullable<Config['https']>,
  services: Services,
  scope: Scope,
): Promise<{ https: string; caFile?: string }> {
  const folder = join(config.stateDir, 'tls');
  // Clients judge certificates by the machine's time, so it is the machine's time here.
  const { cert, key, caFile } = await loadCertificate(files, folder, Date.now());
  const secure = scope.use(await buildService(config, services, { cert, key }));
  const port = await listen(secure, wanted, config.host);
  return { https: `https://${authority(config.host, port)}`, ...(caFile && { caFile }) };
}

export async function startControl(
  config: Config,
  services: Services,
  scope: Scope,
): Promise<string> {
  const app = scope.use(createServer({ log: services.log, bodyLimit: CONTROL_BODY_LIMIT }));
  app.setNotFoundHandler(answerUnknown);
  takeRawBodies(app);
  const { accessKeys, clock, faults, inspector, realtime, calls, forget, turned } = services;
  const { db } = services.database;
  const { host, port, key } = config.control;
  const { resourceId } = config;
  controlRoutes(app, {
    db,
    accessKeys,
    clock,
    faults,
    inspector,
    realtime,
    calls,
    resourceId,
    key,
    forget,
    turned,
  });
  return `http://${authority(host, await listen(app, port, host))}`;
}

/** Where the client reached us, as it must be told to reach us again. */
export function publicUrlOf(config: Config): (request: FastifyRequest) => string {
  return (request) =>
    config.publicUrl ?? `${request.protocol}://${request.headers.host ?? 'localhost'}`;
}

async function buildService(
  config: Config,
  services: Services,
  https?: ServerOptions,
): Promise<FastifyInstance> {
  const { log, clock, realtime, calls, faults, inspector, gate, tokens, readiness } = services;
  const { disk } = services.database;
  const app = createServer({ log, bodyLimit: BODY_LIMIT, ...(https && { https }) });
  await serviceHeaders(app, https !== undefined);
  endConnections(app, () => readiness.isStopping);
  observe(app, log, inspector, clock);
  injectFaults(app, faults, clock);
  app.setNotFoundHandler(answerUnknown);
  await app.register(async (acs) => {
    takeRawBodies(acs);
    const { identities: store } = services;
    const { resourceId } = config;
    const { rooms } = services;
    identityRoutes(acs, gate, { store, tokens, realtime, clock, resourceId, rooms });
    chatRoutes(acs, gate, services.chat);
    roomsRoutes(acs, gate, rooms, services.chat.publicUrl);
    relayRoutes(acs, gate, { relay: services.relay, identities: store });
  });
  await app.register(async (channel) => realtime.routes(channel));
  app.get('/health', async () => {
    await readiness.check();
    return { ...report(), ...(disk && { disk: await disk() }) };
  });
  app.get('/.well-known/jwks.json', async () => tokens.jwks());
  // The realtime client asks whether we are still the same service and wants exactly this.
  app.get('/', async (_request, reply) => reply.type('text/plain').send('Trouter'));
  takeUpgrades(app.server, [realtime, calls]);
  // A server only closes once its last socket has.
  app.addHook('preClose', async () => {
    realtime.dropSockets();
    calls.shutDown();
  });
  return app;
}

function authority(host: string, port: number): string {
  const name = isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `${name}:${port}`;
}
